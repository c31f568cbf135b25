"""Word files as people leave them: with changes tracked, content controls, fields, footnotes and text boxes."""

import io
import zipfile
from pathlib import Path

import pytest

import dipext
from made_up import docx

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"

RAISED = '<w:vertAlign w:val="superscript"/>'


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def with_body(body: str, footnotes: str = "") -> bytes:
    """A Word file with this body, and these footnotes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx(["Words."]))) as good, zipfile.ZipFile(out, "w") as file:
        parts = {name: good.read(name) for name in good.namelist()}
        parts["word/document.xml"] = (
            f'<w:document {W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f"<w:body>{body}</w:body></w:document>"
        ).encode()
        if footnotes:
            parts["word/footnotes.xml"] = f"<w:footnotes {W}>{footnotes}</w:footnotes>".encode()
            relation = f'<Relationship Id="rId99" Type="{NOTES}" Target="footnotes.xml"/></Relationships>'
            name = "word/_rels/document.xml.rels"
            parts[name] = parts[name].replace(b"</Relationships>", relation.encode())
            kind = (
                '<Override PartName="/word/footnotes.xml" ContentType="application/'
                'vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>'
            )
            parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", kind.encode())
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def text(tmp_path: Path, body: str, footnotes: str = "") -> str:
    path = tmp_path / "a.docx"
    path.write_bytes(with_body(body, footnotes))
    [release] = dipext.read(path)
    return release.text


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        (f"{run('gives ')}<w:ins>{run('5')}</w:ins>{run(' million')}", "gives 5 million"),
        (f"{run('gives ')}<w:del><w:r><w:delText>4</w:delText></w:r></w:del>{run('5 million')}", "gives 5 million"),
        (f"<w:moveFrom>{run('gone')}</w:moveFrom><w:moveTo>{run('here')}</w:moveTo>", "here"),
        (
            f"<w:sdt><w:sdtPr/><w:sdtContent>{run('20 November 2025')}</w:sdtContent></w:sdt>{run(' – Riga')}",
            "20 November 2025 – Riga",
        ),
        (f'<w:fldSimple w:instr="DATE">{run("20 November 2025")}</w:fldSimple>', "20 November 2025"),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE 5</w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("7")}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "7",
        ),
        (f"<w:hyperlink>{run('EUR 5 million')}</w:hyperlink>", "EUR 5 million"),
        (f"{run('EUR')}<w:r><w:tab/></w:r>{run('5')}<w:r><w:br/></w:r>{run('million')}", "EUR\t5\nmillion"),
        (f"{run('5 million')}{run('1', RAISED)}", "5 million¹"),
    ],
)
def test_what_a_reader_sees_in_a_paragraph(tmp_path: Path, inside: str, words: str) -> None:
    assert text(tmp_path, f"<w:p>{inside}</w:p>") == words


def test_paragraphs_in_a_content_control_and_inserted_rows(tmp_path: Path) -> None:
    def row(words: str, change: str = "") -> str:
        return f"<w:tr><w:trPr>{change}</w:trPr><w:tc><w:p>{run(words)}</w:p></w:tc></w:tr>"

    body = (
        f"<w:sdt><w:sdtContent><w:p>{run('One')}</w:p></w:sdtContent></w:sdt>"
        f"<w:tbl>{row('Two', '<w:ins/>')}{row('gone', '<w:del/>')}</w:tbl>"
    )
    assert text(tmp_path, body) == "One\nTwo"


def test_footnotes_stand_behind_the_body(tmp_path: Path) -> None:
    mark = "<w:r><w:footnoteReference w:id='1'/></w:r>"
    body = f"<w:p>{run('Oslo gives 5 million')}{mark}{run('.')}</w:p><w:p>{run('End.')}</w:p>"
    notes = (
        f"<w:footnote w:type='separator'><w:p>{run('---')}</w:p></w:footnote>"
        f"<w:footnote w:id='1'><w:p><w:r><w:footnoteRef/></w:r>{run('Paid in 2026.')}</w:p></w:footnote>"
    )
    assert text(tmp_path, body, notes) == "Oslo gives 5 million.\nEnd.\nPaid in 2026."


def test_a_text_box_comes_once_and_behind_its_paragraph(tmp_path: Path) -> None:
    box = f"<w:txbxContent><w:p>{run('In the box')}</w:p></w:txbxContent>"
    shape = (
        f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert text(tmp_path, f"<w:p>{run('Before')}{shape}{run(' and after')}</w:p>") == "Before and after\nIn the box"
