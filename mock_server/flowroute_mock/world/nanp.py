"""Know the North American Numbering Plan: parse its numbers, and name real area codes with their rate centers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NewType

E164 = NewType("E164", str)
"""E.164 digits of this API: eleven, country code 1, no plus sign, as in "12065550100"."""

_E164 = re.compile(r"1[0-9]{10}", re.ASCII)
FICTIONAL_NXX = "555"
FICTIONAL_LINES = range(100, 200)
"""NPA + 555-0100 to 555-0199 are kept for fiction and reach nobody."""
DIRECTORY_ASSISTANCE_LINE = 1212
CANADIAN_PROVINCES = frozenset(("ab", "bc", "mb", "nb", "nl", "ns", "nt", "nu", "on", "pe", "qc", "sk", "yt"))


class MalformedNumberError(Exception):
    """The text is not a phone number of this API."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r} is not a phone number; write the country code 1 and ten digits, as in 12065550100.")
        self.text = text


def parse_e164(text: str) -> E164:
    """Turn text into a number.

    Shape:   exactly eleven ASCII digits, the first a 1; neither a plus sign nor blanks.
    Raises:  MalformedNumberError.
    """
    if _E164.fullmatch(text) is None:
        raise MalformedNumberError(text)
    return E164(text)


def is_fictional(e164: E164) -> bool:
    """Say whether the number is kept for fiction.

    Source:  NPA + 555-0100 to 0199; of the toll-free codes only 1-800-555-0199 is kept.
    """
    if e164[1:4] in TOLL_FREE_NPAS:
        return e164 == FICTIONAL_TOLL_FREE
    return e164[4:7] == FICTIONAL_NXX and int(e164[7:]) in FICTIONAL_LINES


@dataclass(frozen=True, slots=True)
class Area:
    """An area code in use, with some of the rate centers it really has, as the vendor spells them."""

    npa: str
    state: str | None
    rate_centers: tuple[str, ...]

    @property
    def iso_country(self) -> str:
        """Name the country, ISO 3166-1 alpha-2."""
        return "CA" if self.state in CANADIAN_PROVINCES else "US"


TOLL_FREE_NPAS = frozenset(("800", "833", "844", "855", "866", "877", "888"))
FICTIONAL_TOLL_FREE = E164("18005550199")

# NPA, state or province, rate centers. Every state, the District of Columbia and the larger provinces are here.
# The first one serves the examples of the contract.
_AREAS = """
206 wa seattle desmoines richmndbch
201 nj jerseycity oradell hackensack bayonne
202 dc wshngtnzn1
203 ct newhaven stamford bridgeport danbury
205 al birmingham tuscaloosa bessemer
207 me portland bangor augusta lewiston
208 id boise idahofalls pocatello twinfalls
209 ca stockton modesto merced
210 tx sanantonio
212 ny nwyrcyzn01
214 tx dallas
215 pa doylestown lansdale langhorne
216 oh cleveland
217 il springfld champurbna decatur
218 mn duluth moorhead brainerd
219 in gary hammond valparaiso
225 la batonrouge
228 ms gulfport biloxi pascagoula
231 mi muskegon traversecy
248 mi pontiac troy royaloak
251 al mobile
252 nc greenville rockymount newbern
253 wa tacoma auburn kent puyallup
256 al huntsville decatur gadsden
260 in fortwayne auburn huntington
262 wi racine kenosha waukesha
270 ky bowlinggrn owensboro paducah
301 md rockville bethesda frederick hagerstown
302 de wilmington dover newark
303 co denver boulder longmont
304 wv charleston huntington morgantown wheeling
305 fl miami keywest homestead
307 wy cheyenne casper laramie jackson
308 ne kearney northplatt
309 il peoria galesburg moline
312 il chicgozn01
313 mi detroitzn1
314 mo saintlouis
315 ny syracuse utica watertown
316 ks wichita
317 in indianapls greenwood
318 la shreveport monroe alexandria
319 ia cedarrapds iowacity waterloo
320 mn stcloud willmar
330 oh akron canton youngstown
334 al montgomery dothan auburn
336 nc greensboro highpoint
337 la lafayette lakecharls
360 wa olympia vancouver bellingham
361 tx victoria kingsville
401 ri providence newport woonsocket
402 ne omaha lincoln norfolk
404 ga atlanta
405 ok oklahomacy shawnee
406 mt billings missoula helena bozeman
407 fl orlando kissimmee sanford
408 ca sunnyvale losgatos gilroy
410 md baltimore annapolis
412 pa pittsburgh
413 ma springfld pittsfield northamptn
414 wi milwaukee
415 ca snfccntrl sanrafael millvalley
417 mo springfld joplin branson
419 oh toledo lima mansfield
423 tn chattanoog kingsport bristol
425 wa bellevue everett renton kirkland
434 va lynchburg danville
435 ut stgeorge logan parkcity
478 ga macon
479 ar fortsmith rogers springdale
501 ar littlerock conway hotsprings
502 ky louisville frankfort
503 or portland salem astoria
504 la neworleans
505 nm albuquerqu santafe gallup
507 mn rochester mankato winona
509 wa spokane yakima pullman
512 tx austin
513 oh cincinnati hamilton
515 ia desmoines ames
517 mi lansing jackson
518 ny albany schenectdy troy
520 az tucson casagrande
540 va roanoke winchester
541 or eugene bend medford corvallis
561 fl wpalmbeach bocaraton delraybch
563 ia davenport dubuque
570 pa scranton wilkesbarr
573 mo columbia rolla
574 in southbend elkhart goshen
575 nm lascruces roswell
580 ok lawton enid ardmore
585 ny rochester batavia
601 ms jackson hattiesbg meridian vicksburg
602 az phoenix
603 nh manchester nashua concord portsmouth
605 sd siouxfalls rapidcity aberdeen pierre
607 ny binghamton ithaca elmira
608 wi madison lacrosse janesville
609 nj trenton princeton
610 pa allentown reading bethlehem
612 mn twincities
614 oh columbus
615 tn nashville
616 mi grandrapds holland
617 ma boston cambridge quincy
619 ca sndgsndg chulavista elcajon
646 ny nwyrcyzn01
650 ca millbrae sanmateo paloalto
662 ms tupelo greenville starkville
701 nd fargo bismarck grandforks minot
702 nv lasvegas
704 nc charlotte gastonia concord
706 ga augusta columbus athens
713 tx houston
715 wi eauclaire wausau superior
716 ny buffalo niagarafls
717 pa harrisburg lancaster york
757 va newportnws suffolk
775 nv reno carsoncity elko
785 ks topeka lawrence manhattan
801 ut provo ogden
802 vt burlington montpelier rutland
803 sc columbia rockhill aiken
804 va richmond petersburg
806 tx amarillo lubbock
808 hi honolulu hilo lihue
843 sc charleston florence
859 ky lexington richmond
860 ct hartford newlondon newbritain
864 sc greenville spartanbg anderson
901 tn memphis
904 fl jacksonvl staugustin
907 ak anchorage fairbanks juneau
912 ga savannah brunswick statesboro
916 ca folsom roseville
918 ok tulsa muskogee
919 nc raleigh durham chapelhill
973 nj newark paterson morristown
204 mb winnipeg
306 sk regina saskatoon
403 ab calgary
416 on toronto
506 nb moncton fredericton
514 qc montreal
604 bc vancouver
613 on ottawahull kingston
902 ns halifax sydney
"""


def _area(line: str) -> Area:
    npa, state, *rate_centers = line.split()
    return Area(npa, state, tuple(rate_centers))


AREAS = tuple(_area(line) for line in _AREAS.strip().splitlines())
