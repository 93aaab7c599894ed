"""Words that stand beside a person's name and say what the person is: offices, ranks, callings."""

from __future__ import annotations

OFFICES = """
president premier chancellor minister secretary ambassador senator congressman congresswoman
lawmaker governor mayor chairman chairwoman chairperson chair chief director spokesman
spokeswoman spokesperson commissioner commander prosecutor professor analyst economist manager
founder co-founder editor leader adviser advisor envoy superintendent inspector administrator
coordinator engineer scientist researcher historian meteorologist seismologist epidemiologist
geologist author writer novelist poet journalist reporter actor actress singer composer pianist
painter architect lawyer attorney judge economist executive treasurer trustee captain coach
counterpart student sheriff detective trooper officer principal curator biologist physicist
chemist astronomer surgeon doctor physician nurse archbishop bishop cardinal imam pastor
strategist diplomat activist astronaut cosmonaut undersecretary solicitor general vice-president
"""
TITLES = """
Gov. Sen. Rep. Gen. Adm. Col. Capt. Lt. Sgt. Maj. Cpl. Cmdr. Supt. Det. Gov Sen Gen Col Capt Lt
Sgt Maj King Queen Prince Princess Pope Admiral Colonel Captain Lieutenant Sergeant Major
Justice Sheikh Emperor Sultan CEO CFO MP PM FM Chief Judge Representative Speaker Marshal
Barrister Senator Trooper Constable Deputy
"""
HONORIFICS = "Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Prof. Prof Sir Dame Lord Lady Rev. Barrister Hon."
TIES = """
wife husband partner son daughter brother sister father mother uncle aunt cousin nephew niece
widow fiancé fiancée colleague crewmate teammate classmate rival opponent challenger predecessor
successor biographer friend neighbor neighbour assistant co-author co-star deputy agent tutor
"""
MODIFIERS = """
former acting interim deputy vice prime foreign first chief executive senior junior associate
assistant national federal state finance defence defense energy interior health education economy
economic trade information press police government opposition managing general deputy sports
culture environment transport agriculture justice home labour labor oil security military naval
army party parliament parliamentary presidential provincial regional city county district
village lead principal graduate retired late then-prime then-president research non-executive
outgoing incoming longtime veteran emergency fire civil public communications marketing
operating technology financial sales medical head chess football jazz film art staff
"""
OF_AN_OFFICE = (
    "State|Defense|Defence|Police|Staff|Foreign Affairs|Health|Finance|the Interior|Justice|"
    "Agriculture|Homeland Security|Energy|Education|Commerce|Labor|Transportation|Operations|"
    "the Treasury|Parliament"
)
NO_PERSON = """
University College Institute Council Bank Company Party Ministry Department Agency Group Inc Corp
Ltd News Times Post Journal Association Committee Commission Court House Office Center Centre
Center Union League Club Church School Hospital Museum Airport Station Bridge City County State
Island Islands River Street Road Avenue Bay Valley Park Square Army Navy Force Forces Guard
Police Service Security Nations World War Act Bill Agreement Treaty Hurricane Storm Tropical
Cup Olympics Festival Award Awards Prize Foundation Fund Board Congress Senate Parliament
Assembly Republic Kingdom Federation National Federal Royal International Global United States
North South East West New Great Democratic Republican Labour Conservative Liberal Green
Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July
August September October November December The This That These Those When While After Before In
On At But And For From With He She It They We His Her Its Their Our Mr Mrs Ms According Then
Minister President Secretary Chief Director General Governor Mayor Prime Deputy Foreign Press
Downing Wall White Red Supreme High Central Euro European Asian African Pacific Atlantic
American British Russian Chinese Airlines Airways Motors Energy Oil Gas Systems Technologies
Partners Capital Holdings Securities Investors Research Studies Media Network Radio Television
Films Records Games Typhoon Cyclone Mount Lake San Los Las Saint St Real Port Fort Santa
Tehreek-e-Insaf Day Week Year
"""
OPENINGS = """
After When While Before Since Until Although Though Because If As In On At But And Or For With
Meanwhile However Instead Later Earlier Yesterday Today Then Now Also Both Either Neither Monday
Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July
August September October November December According Like Unlike Asked By From To Under Among He
She It They We You I His Her Its Their Our My This That These Those The A An Mr Mrs Ms Dr Sir
"""
