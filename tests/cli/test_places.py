"""--place, --near and `places`: what a name stands for, what is said of it, and what goes on a map."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from store.make import article, claim, keep, said

from claimtrack.models import Place, PlaceRole
from cli import atlas

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from typer.testing import Result

    Run = Callable[..., Result]


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """The atlas in the place of the usual store."""
    return atlas.fill(tmp_path / "atlas.db")


def whys(result: Result) -> list[str]:
    """Why each row matches, and no row for another reason."""
    return [why for line in result.stdout.splitlines() for why in json.loads(line)["why"]]


def told(result: Result) -> str:
    """What stands on stderr, without line ends."""
    return " ".join(result.stderr.split())


@pytest.mark.parametrize(
    "name", ["Ganja", "Gəncə", "GANDJA", "gence", "Kirovabad", "Ganja, AZ", "Ganja, Azerbaijan", "gence,azerbaijan"]
)
def test_a_place_is_found_by_any_of_its_names(run: Run, name: str) -> None:
    """Also in an article that has another one, and the row shows that one; and as it is printed, with what it lies in."""
    result = run("claims", "--place", name, "--format", "jsonl")
    assert sorted(set(whys(result))) == ["event place Ganja", "event place Gəncə (Ganja)"]


def test_a_misspelt_name_says_what_it_is_taken_for(run: Run) -> None:
    result = run("claims", "--place", "Gnaja", "--format", "jsonl")
    assert len(whys(result)) == 3
    assert "note: no place is called 'Gnaja'; taken for Ganja, AZ" in result.stderr


def test_a_province_that_no_gazetteer_has_is_taken_for_the_place_of_its_name(run: Run) -> None:
    result = run("claims", "--place", "Ganja province", "--format", "jsonl")
    assert len(whys(result)) == 3
    assert "note: no place is called 'Ganja province'; taken for Ganja, AZ" in result.stderr


def test_a_name_that_is_near_to_none_is_unknown(run: Run) -> None:
    """Though it is two letters from another name of Shymkent."""
    result = run("claims", "--place", "Chicken")
    assert result.exit_code == 2
    assert "no place is called 'Chicken'" in result.stderr


def test_a_place_that_only_the_store_knows_is_found_also_misspelt(run: Run) -> None:
    assert whys(run("claims", "--place", "atlantis", "--format", "jsonl")) == ["event place Atlantis"]
    assert "taken for Atlantis" in run("claims", "--place", "Atlantiss").stderr


def test_a_country_finds_what_lies_in_it(run: Run) -> None:
    found = whys(run("claims", "--place", "Azerbaijan", "--format", "jsonl"))
    assert whys(run("claims", "--place", "Azerbaijan (country)", "--format", "jsonl")) == found
    assert "event place Gəncə (Ganja), in Azerbaijan" in found
    assert len(found) == 6


def test_a_city_finds_its_quarters_and_a_country_its_villages(tmp_path: Path, run: Run) -> None:
    """Also those that no gazetteer has; a quarter of that name in another city is another place."""
    path = tmp_path / "quarters.db"
    text = article("Ray said Oldtown burned. Ray said Oldtown flooded. Ray said Zintula burned.", "quarters")
    spots = {
        "Oldtown burned": Place(PlaceRole.EVENT, "name:oldtown:586523", "Oldtown", "AZ", 40.68, 46.36),
        "Oldtown flooded": Place(PlaceRole.EVENT, "name:oldtown:2988507", "Oldtown", "FR", 48.85, 2.35),
        "Zintula burned": Place(PlaceRole.EVENT, "name:zintula", "Zintula", "AZ", None, None),
    }
    own = [said(text, "Ray", "said", words, places=(place,)) for words, place in spots.items()]
    keep(path, text, own)

    def found(*options: str) -> list[str]:
        return sorted(whys(run("claims", *options, "--format", "jsonl", store=path)))

    assert found("--place", "Ganja") == ["event place Oldtown, in Ganja"]
    assert found("--place", "Azerbaijan") == [
        "event place Oldtown, in Azerbaijan",
        "event place Zintula, in Azerbaijan",
    ]
    assert found("--place", "Barda") == []
    assert "- name:oldtown:586523 Oldtown, Ganja, AZ" in run("claims", "--place", "Oldtown", store=path).stderr
    assert found("--place-id", "name:oldtown:2988507") == ["event place Oldtown"]
    nowhere = run("claims", "--near", "Zintula", store=path)
    assert nowhere.exit_code == 2
    assert "Error: Zintula has no known position" in told(nowhere)
    assert '--place "Zintula" finds it by name' in told(nowhere)


LYING = {
    "El Fasher": ("379555", "SD", 13.63, 25.35),
    "Zalingei": ("363533", "SD", 12.91, 23.47),
    "Darfur": ("ct:darfur", "SD", 13.0, 25.0),
    "Khartoum": ("379252", "SD", 15.55, 32.53),
    "Zintul": ("name:zintul:379555", "SD", 13.63, 25.35),
    "Rafah": ("281102", "PS", 31.3, 34.24),
    "Rafah crossing": ("ct:rafah-crossing", "PS", 31.25, 34.26),
    "al-Mawasi": ("ct:ps-al-mawasi", "PS", 31.34, 34.26),
    "Nablus": ("282615", "PS", 32.22, 35.25),
    "Nampally": ("name:nampally:1269843", "IN", 17.38, 78.46),
    "Pune": ("1259229", "IN", 18.52, 73.86),
}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Darfur", ["Darfur", "El Fasher", "Zalingei", "Zintul"]),
        ("North Darfur", ["El Fasher", "Zintul"]),
        ("Central Darfur", ["Zalingei"]),
        ("Gaza", ["Rafah", "Rafah crossing", "al-Mawasi"]),
        ("Gaza Strip", ["Rafah", "Rafah crossing", "al-Mawasi"]),
        ("West Bank", ["Nablus"]),
        ("Telangana", ["Nampally"]),
        ("Hyderabad", ["Nampally"]),
        ("Petion-Ville", []),
    ],
)
def test_an_area_finds_what_lies_in_it(tmp_path: Path, run: Run, asked: str, found: list[str]) -> None:
    """Also sites and quarters that GeoNames lacks, by their position or their town; a division not all that is told of its region."""
    path = tmp_path / "lying.db"
    text = article(" ".join(f"Ray said {name} burned." for name in LYING), "lying")
    spots = {name: Place(PlaceRole.EVENT, id_, name, land, lat, lon) for name, (id_, land, lat, lon) in LYING.items()}
    keep(path, text, [said(text, "Ray", "said", f"{name} burned", places=(one,)) for name, one in spots.items()])
    result = run("claims", "--place", asked, "--format", "jsonl", store=path)
    assert sorted(why.removeprefix("event place ").partition(",")[0] for why in whys(result)) == found
    assert ("--place-id ct:darfur" in told(result)) is (asked == "North Darfur")


def test_an_ambiguous_name_is_an_error_that_lists_the_places_to_choose_from(run: Run) -> None:
    result = run("disputes", "--place", "Paris")
    assert result.exit_code == 2
    assert "Error: 'Paris' is the name of 2 places that claims are about" in result.stderr
    assert "- 2988507 Paris, FR, population 2,138,551: 1 claim" in result.stderr
    assert "- 4717560 Paris, TX, US, population 24,782: 1 claim" in result.stderr
    assert "hint: choose one, as with --place-id 2988507 instead of the name" in told(result)
    assert whys(run("claims", "--place", "Paris, Texas", "--format", "jsonl")) == ["event place Paris"]


def test_a_country_and_a_state_of_one_name_are_told_apart(run: Run) -> None:
    result = run("claims", "--place", "Georgia")
    assert result.exit_code == 2
    assert "- 614540 Georgia (country)" in result.stderr
    assert "- 4197000 Georgia, US (state)" in result.stderr
    assert whys(run("claims", "--place-id", "4197000", "--format", "jsonl")) == ["event place Atlanta, in Georgia"]


def test_of_several_places_the_one_that_claims_are_about_is_taken_and_that_is_said(run: Run) -> None:
    result = run("claims", "--place", "Barda", "--format", "jsonl")
    assert whys(result) == ["event place Barda"]
    assert "note: 'Barda' is taken for Barda, AZ; no claim here is about Barda, RU" in result.stderr


def test_a_city_inside_a_state_of_its_name_is_no_ambiguity(tmp_path: Path, run: Run) -> None:
    """The state is taken with what lies in it, and a note says how to have the city alone."""
    path = tmp_path / "york.db"
    text = article("Ray said New York flooded. Ray said Buffalo flooded.", "york")
    places = {"New York": "5128581", "Buffalo": "5110629"}
    own = [said(text, "Ray", "said", f"{n} flooded", places=(atlas.at(text, n, i),)) for n, i in places.items()]
    keep(path, text, own)
    result = run("claims", "--place", "New York", "--format", "jsonl", store=path)
    assert len(whys(result)) == 2
    assert "note: 'New York' is taken for New York, US (state) with what lies in it; --place-id 5128581" in told(result)


def test_a_name_of_places_that_no_claim_is_about_finds_nothing_and_says_so(run: Run) -> None:
    result = run("claims", "--place", "Tripoli", "--format", "jsonl")
    assert result.stdout == ""
    assert "4 places are called 'Tripoli', and no claim here is about any: Tripoli, LY" in told(result)


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["--place", "Гянджа"], "no place is called 'Гянджа'", "write it in Latin letters"),
        (["--place", "Qwxzv"], "no place is called 'Qwxzv'", "`claimtrack places` lists"),
        (["--place", "Ganja, France"], "no place is called 'Ganja, France'", "nearest places known: Ganja"),
        (["--place", " "], "a place must have a name", "`claimtrack places` lists"),
        (["--place", "'"], "no place is called", "`claimtrack places` lists"),
        (["--place", "Petrosyan"], "but a speaker is: Petrosyan", '--speaker "Petrosyan"'),
        (["--place-id", "999"], "no place has the id 999", "`claimtrack places` lists"),
        (["--near", "Qwxzv"], "no place is called 'Qwxzv'", "`claimtrack places` lists"),
        (["--near", "Ganja", "--km", "-1"], "--km -1 is no distance", "kilometres above 0"),
        (["--near", "Ganja", "--km", "0"], "--km 0 is no distance", "kilometres above 0"),
        (["--near", "Ganja", "--km", "nan"], "--km nan is no distance", "kilometres above 0"),
        (["--near", "Ganja", "--km", "inf"], "--km inf is no distance", "kilometres above 0"),
        (["--km", "5"], "--km needs --near", "--near Ganja --km 50"),
        (["--since", "2020-02-31"], "--since 2020-02-31 is no day", "YYYY-MM-DD"),
        (["--since", "2020-10-05", "--until", "2020-10-01"], "is later than --until", "swap"),
    ],
)
@pytest.mark.parametrize("command", ["disputes", "claims", "links", "places", "figures"])
def test_what_cannot_be_meant_is_a_usage_error(
    run: Run, command: str, arguments: list[str], message: str, hint: str
) -> None:
    result = run(command, *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert hint in result.stderr.split("hint:")[1]
    assert result.stdout == ""


@pytest.mark.parametrize(
    "name", ["Paris Hilton", "Jordan", "\x1b[31mGanja", "'; DROP TABLE place; --", "\ud800", "G" * 5000]
)
def test_a_strange_name_never_crashes(run: Run, name: str) -> None:
    result = run("claims", "--place", name)
    assert result.exit_code in (0, 2)
    assert result.stderr
    assert "\x1b" not in result.stderr


def test_near_a_place_is_within_the_distance_from_it(run: Run) -> None:
    found = whys(run("claims", "--near", "Ganja", "--km", "50", "--format", "jsonl"))
    assert "event place Dashkesan (Dashkasan), 29 km from Ganja" in found
    assert "event place Gəncə (Ganja)" in found
    assert not any("Barda" in why for why in found)
    assert any("Barda, 73 km" in w for w in whys(run("claims", "--near", "Ganja", "--km", "75", "--format", "jsonl")))


def test_the_middle_of_a_country_is_near_nothing(run: Run) -> None:
    """What is only said of Armenia as a whole is not 85 km from Ganja."""
    wide = ["--near", "Ganja", "--km", "150", "--format", "jsonl"]
    assert not any("Armenia" in why for why in whys(run("claims", *wide)))
    near_itself = run("claims", "--near", "174982", "--format", "jsonl")
    assert whys(near_itself) == ["event place Armenia"]


def test_near_and_place_together_ask_for_both(run: Run) -> None:
    found = whys(run("claims", "--near", "Ganja", "--km", "100", "--place", "Barda", "--format", "jsonl"))
    assert found == ["event place Barda, 73 km from Ganja"]
    assert run("claims", "--near", "Ganja", "--km", "10", "--place", "Barda", "--format", "jsonl").stdout == ""


def test_near_a_name_of_several_places_takes_an_id(run: Run) -> None:
    result = run("claims", "--near", "Paris", "--km", "9999")
    assert result.exit_code == 2
    assert "hint: choose one, as with --near 2988507" in result.stderr
    assert whys(run("claims", "--near", "4717560", "--format", "jsonl")) == ["event place Paris"]


def test_near_a_country_says_that_it_is_no_point(run: Run) -> None:
    assert "Azerbaijan (country) is no point" in run("claims", "--near", "Azerbaijan", "--km", "5").stderr
    assert "Armenia (country) is no point" in run("claims", "--near", "Armenia", "--km", "5").stderr


def test_a_place_that_is_only_mentioned_needs_the_role(run: Run) -> None:
    result = run("claims", "--place", "Baku", "--format", "jsonl")
    assert result.stdout == ""
    assert "note: 1 claim names it in another role: add --place-role any" in result.stderr
    assert whys(run("claims", "--place", "Baku", "--place-role", "any", "--format", "jsonl")) == [
        "mentioned place Baku"
    ]
    near = run("claims", "--near", "Baku", "--place-role", "any", "--format", "jsonl")
    assert whys(near) == ["mentioned place Baku"]


def test_a_link_says_why_its_claim_matches(run: Run) -> None:
    result = run("links", "--place", "Ganja", "--format", "jsonl")
    assert set(whys(result)) == {"event place Gəncə (Ganja)"}
    assert "found by: event place Gəncə (Ganja)" in run("links", "--place", "Ganja").stdout


def places(result: Result) -> dict[str, dict[str, object]]:
    return {row["name"]: row for row in map(json.loads, result.stdout.splitlines())}


def test_places_have_coordinates_and_numbers_of_claims_and_disputes(run: Run) -> None:
    found = places(run("places", "--format", "jsonl"))
    assert found["Ganja"] == {
        "version": 1,
        "id": "586523",
        "name": "Ganja",
        "country": "AZ",
        "lat": 40.6816,
        "lon": 46.3613,
        "claims": 3,
        "disputes": 1,
    }
    assert next(iter(found)) == "Ganja"
    assert "Baku" not in found
    assert "Baku" in places(run("places", "--place-role", "any", "--format", "jsonl"))


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (["--outlet", "Herald"], {"Ganja"}),
        (["--near", "Ganja", "--km", "50"], {"Ganja", "Dashkasan"}),
        (["--speaker", "Lune", "--place", "Georgia", "--place-id", "2988507"], None),
        (["--since", "2020-10-04", "--until", "2020-10-04"], {"Ganja"}),
        (["--limit", "1"], {"Ganja"}),
    ],
)
def test_places_take_the_filters_of_claims(run: Run, arguments: list[str], names: set[str] | None) -> None:
    result = run("places", "--format", "jsonl", *arguments)
    assert result.exit_code == (2 if names is None else 0)
    assert set(places(result)) == (names or set())


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "markdown"])
def test_places_come_in_every_form(run: Run, form: str) -> None:
    result = run("places", "--format", form)
    assert result.exit_code == 0
    assert "586523" in result.stdout


def features(result: Result) -> list[dict[str, object]]:
    """The features of a collection, checked against RFC 7946 as far as points go."""
    collection = json.loads(result.stdout)
    assert set(collection) == {"type", "features"}
    assert collection["type"] == "FeatureCollection"
    for feature in collection["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert feature["geometry"]["type"] == "Point"
        lon, lat = feature["geometry"]["coordinates"]
        assert -180 <= lon <= 180
        assert -90 <= lat <= 90
        assert all(value is None or isinstance(value, str | int | float) for value in feature["properties"].values())
    assert len({feature["id"] for feature in collection["features"]}) == len(collection["features"])
    return list(collection["features"])


def test_disputes_as_geojson_are_points_and_what_has_none_is_counted(run: Run) -> None:
    result = run("disputes", "--format", "geojson")
    (feature,) = features(result)
    assert feature["geometry"] == {"type": "Point", "coordinates": [46.3613, 40.6816]}
    properties = feature["properties"]
    assert properties["id"] == claim(atlas.ORUDJ).id
    assert (properties["who"], properties["status"], properties["date"]) == ("Orudj", "disputed", "2020-10-04")
    assert (properties["place"], properties["name"]) == ("Gəncə", "Ganja")
    assert properties["answers"] == "denied by He; contradicted by Petrosyan"
    assert properties["url"] == "https://c.example/1"
    assert result.stderr == "1 dispute without coordinates left out.\n"


def test_nothing_in_geojson_can_be_taken_for_markup_or_script(run: Run) -> None:
    """Also not an address, and no character that a terminal obeys."""
    for command in ("claims", "places"):
        text = run(command, "--format", "geojson", "--place-role", "any").stdout
        assert not any(part in text for part in ("<", ">", "javascript:", "\x1b"))


def test_places_as_geojson(run: Run) -> None:
    found = features(run("places", "--format", "geojson"))
    assert {"id": "586523", "name": "Ganja", "country": "AZ", "claims": 3, "disputes": 1} in [
        feature["properties"] for feature in found
    ]


def test_an_empty_map_is_a_collection_still(run: Run) -> None:
    assert features(run("disputes", "--format", "geojson", "--speaker", "nobody")) == []


def test_geojson_is_only_for_what_has_a_place(run: Run) -> None:
    assert run("links", "--format", "geojson").exit_code == 2
    assert "--columns picks nothing from GeoJSON" in run("places", "--format", "geojson", "--columns", "id").stderr


@pytest.mark.parametrize("name", ["North Kordofan", "north kordofan state"])
def test_a_province_finds_what_lies_in_it(tmp_path: Path, run: Run, name: str) -> None:
    """And what is said to have happened in it as a whole; nothing of the province beside it."""
    path = tmp_path / "provinces.db"
    text = article("Ray said El Obeid burned. Ray said it all burned. Ray said Kadugli burned.", "provinces")
    spots = {
        "El Obeid burned": Place(PlaceRole.EVENT, "379003", "El Obeid", "SD", 13.18, 30.22),
        "it all burned": Place(PlaceRole.EVENT, "ct:sd-north-kordofan", "North Kordofan", "SD", 13.5, 29.9),
        "Kadugli burned": Place(PlaceRole.EVENT, "373141", "Kadugli", "SD", 11.01, 29.72),
    }
    keep(path, text, [said(text, "Ray", "said", words, places=(place,)) for words, place in spots.items()])
    found = sorted(whys(run("claims", "--place", name, "--format", "jsonl", store=path)))
    assert found == ["event place El Obeid, in North Kordofan", "event place North Kordofan"]


@pytest.mark.parametrize(
    ("lands", "country", "found"), [(("SD", None), "SD", 2), (("SD", "EG"), None, 0), ((None, None), None, 0)]
)
def test_a_place_lies_in_a_land_only_if_all_that_tell_say_so(
    tmp_path: Path, run: Run, lands: tuple[str | None, ...], country: str | None, found: int
) -> None:
    """Of a village that no gazetteer has."""
    path = tmp_path / "village.db"
    for n, land in enumerate(lands):
        text = article(f"Ray {n} said Wad Zintul burned.", f"village-{n}")
        there = Place(PlaceRole.EVENT, "name:wad zintul", "Wad Zintul", land, None, None)
        keep(path, text, [said(text, f"Ray {n}", "said", "Wad Zintul burned", places=(there,))])
    (row,) = [json.loads(line) for line in run("places", "--format", "jsonl", store=path).stdout.splitlines()]
    assert row["country"] == country
    assert len(whys(run("claims", "--place", "Sudan", "--format", "jsonl", store=path))) == found
