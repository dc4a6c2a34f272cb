"""Places of one word: countries, US states, large cities. Alone, such a word is not a person's name."""

from __future__ import annotations

from tui_reader.annotate.words import words

COUNTRIES = words(
    """
    afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahamas
    bahrain bangladesh barbados belarus belgium belize benin bhutan bolivia bosnia botswana brazil
    britain brunei bulgaria burkina burma burundi cambodia cameroon canada chile china colombia comoros
    congo croatia cuba cyprus czechia denmark djibouti dominica ecuador egypt england eritrea estonia
    eswatini ethiopia fiji finland france gabon gambia germany ghana greece grenada guatemala guinea
    guyana haiti honduras hungary iceland india indonesia iran iraq ireland italy jamaica japan
    kazakhstan kenya kiribati korea kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya
    liechtenstein lithuania luxembourg macedonia malawi malaysia maldives mali malta mauritania
    mauritius mexico micronesia moldova monaco mongolia montenegro morocco mozambique myanmar namibia
    nauru nepal netherlands nicaragua niger nigeria norway oman pakistan palau palestine panama paraguay
    peru philippines poland portugal qatar romania russia rwanda samoa scotland senegal serbia
    seychelles singapore slovakia slovenia somalia somaliland spain sudan suriname swaziland sweden
    switzerland syria taiwan tajikistan tanzania thailand togo tonga tunisia turkey turkmenistan tuvalu
    uganda ukraine uruguay uzbekistan vanuatu venezuela vietnam wales yemen yugoslavia zaire zambia
    zimbabwe
    """
)

PLACES = COUNTRIES | words(
    """
    ababa accra addis africa alabama alaska algiers america amsterdam ankara antarctica arctic arizona
    arkansas asia athens atlantic auckland baghdad bangalore bangkok barcelona beijing beirut belfast
    belgrade berlin birmingham bogota bogotá boston brasilia brooklyn brussels bucharest budapest cairo
    calcutta california cancun caracas caribbean casablanca chennai chicago colorado connecticut
    copenhagen dakar damascus darfur delaware delhi dhaka doha dubai dublin edinburgh europe florida
    frankfurt gaza geneva glasgow guangzhou guantanamo hamburg hanoi harare havana hawaii helsinki
    hiroshima hollywood houston idaho illinois indiana iowa istanbul jakarta jerusalem johannesburg
    kabul kampala kansas karachi kathmandu kentucky khartoum kiev kinshasa kolkata kuala kyiv lagos lanka
    lahore leeds leipzig lima lisbon liverpool london louisiana lyon madrid maine manchester manhattan
    manila marseille maryland massachusetts mecca medina mediterranean melbourne miami michigan milan
    minnesota minsk mississippi missouri mogadishu montana moscow mosul mumbai munich nairobi naples
    nebraska nevada nottingham ohio oklahoma oregon osaka oslo ottawa pacific paris pennsylvania
    philadelphia phoenix prague pretoria pyongyang quebec ramallah rangoon riyadh rome rotterdam
    salvador sarajevo seattle seoul shanghai sheffield shenzhen stockholm sydney tehran tennessee texas
    tokyo toronto tripoli tunis turin utah vancouver vatican vermont vienna warsaw washington wellington
    westminster wisconsin wyoming yangon yorkshire zagreb zurich
    """
)
