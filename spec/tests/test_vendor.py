import hashlib

from spec.build import VENDOR


def test_the_vendor_document_is_byte_for_byte_as_published():
    sha256 = hashlib.sha256(VENDOR.read_bytes()).hexdigest()

    assert sha256 == "4bfdacc87b380c97958d2be67f8ce696a9ccf1aba92c7f49ad1e71109eff1efc"


def test_the_provenance_names_every_file_with_its_sum_and_size():
    provenance = (VENDOR.parent / "PROVENANCE.md").read_text(encoding="utf-8")

    for path in VENDOR.parent.glob("*.yaml"):
        content = path.read_bytes()
        assert f"| `{path.name}` | `{hashlib.sha256(content).hexdigest()}` | {len(content)} |" in provenance
