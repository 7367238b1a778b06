"""How could this award have gone otherwise? One module per question, one row in `sections`."""
