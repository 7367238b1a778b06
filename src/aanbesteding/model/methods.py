"""The methods and ways of award that a framework can name: one line each."""

from __future__ import annotations

from typing import Annotated

from pydantic import Discriminator

from aanbesteding.methods.awards.award_expression import AwardExpression
from aanbesteding.methods.awards.award_on_value import AwardOnValue
from aanbesteding.methods.awards.fixed_price import FixedPrice
from aanbesteding.methods.awards.lowest_price import LowestPrice
from aanbesteding.methods.awards.mark_up import MarkUp
from aanbesteding.methods.awards.normalised_price import NormalisedPrice
from aanbesteding.methods.awards.points import Points
from aanbesteding.methods.awards.price_per_quality import PricePerQuality
from aanbesteding.methods.awards.superformula import Superformula
from aanbesteding.methods.awards.utility_index import UtilityIndex
from aanbesteding.methods.awards.value_for_money import ValueForMoney
from aanbesteding.methods.awards.weighted_value_for_money import WeightedValueForMoney
from aanbesteding.methods.awards.willingness_to_pay import WillingnessToPay
from aanbesteding.methods.fact_addition import FactAddition
from aanbesteding.methods.fact_bandwidth import FactBandwidth
from aanbesteding.methods.fact_curve import FactCurve
from aanbesteding.methods.fact_discount import FactDiscount
from aanbesteding.methods.fact_expression import FactExpression
from aanbesteding.methods.fact_table import FactTable
from aanbesteding.methods.fact_yes_no import FactYesNo
from aanbesteding.methods.price_average import PriceAverage
from aanbesteding.methods.price_bandwidth import PriceBandwidth
from aanbesteding.methods.price_expression import PriceExpression
from aanbesteding.methods.price_graduated import PriceGraduated
from aanbesteding.methods.price_linear_lowest import PriceLinearLowest
from aanbesteding.methods.price_linear_range import PriceLinearRange
from aanbesteding.methods.price_log import PriceLog
from aanbesteding.methods.price_parabolic import PriceParabolic
from aanbesteding.methods.price_proportional import PriceProportional
from aanbesteding.methods.price_rank import PriceRank
from aanbesteding.methods.price_threshold import PriceThreshold
from aanbesteding.methods.rating_scale import RatingScale
from aanbesteding.methods.rating_to_best import RatingToBest

Method = Annotated[
    RatingScale
    | RatingToBest
    | FactBandwidth
    | FactCurve
    | FactExpression
    | FactTable
    | FactYesNo
    | FactDiscount
    | FactAddition
    | PriceAverage
    | PriceBandwidth
    | PriceExpression
    | PriceGraduated
    | PriceLinearLowest
    | PriceLinearRange
    | PriceLog
    | PriceParabolic
    | PriceProportional
    | PriceRank
    | PriceThreshold,
    Discriminator("type"),
]

AwardField = Annotated[
    Points
    | AwardOnValue
    | LowestPrice
    | FixedPrice
    | PricePerQuality
    | ValueForMoney
    | WeightedValueForMoney
    | UtilityIndex
    | MarkUp
    | WillingnessToPay
    | NormalisedPrice
    | Superformula
    | AwardExpression,
    Discriminator("type"),
]
