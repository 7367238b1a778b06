"""Forms as workbooks: what `reading.sheets` reads when somebody has filled them in."""
