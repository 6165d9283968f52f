"""`kakehashi match`: solve a market and write its certificate; verify a certificate without the solver."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from kakehashi.cli.options import AsJson, FileNotUsable, Lang, language_or_system, print_json, read_json
from kakehashi.vocabulary import Language, Text

DOES_NOT_HOLD = 1

app = typer.Typer(no_args_is_help=True, help="Match candidates and vacancies; verify a certificate.")

MarketFile = Annotated[Path, typer.Argument(metavar="MARKET", dir_okay=False, help="The market, as JSON.")]
CertificateOut = Annotated[
    Path | None,
    typer.Option(
        "--certificate",
        metavar="FILE",
        help="Where to write the certificate; without it beside the market, named by its proof code.",
    ),
]
CertificateFile = Annotated[
    Path, typer.Argument(metavar="FILE", dir_okay=False, help="The certificate that `match solve` wrote.")
]
PublishedDigest = Annotated[
    str | None,
    typer.Option(
        "--digest", metavar="HEX", help="The market's digest as it was published; the certificate's must agree."
    ),
]


@app.command()
def solve(market: MarketFile, certificate: CertificateOut = None, lang: Lang = None, as_json: AsJson = False) -> None:
    """Find who goes where and write the certificate by which anyone can check it."""
    from kakehashi import matching

    problem = matching.market_from_dict(read_json(market))
    answer = matching.solve(problem)
    proof = matching.certify(problem, answer)
    code = matching.proof_code(proof)
    file = certificate or market.with_name(f"{market.stem}.{code}.certificate.json")
    _write(file, proof)
    if as_json:
        print_json({"matching": {c: answer.vacancy_of[c] for c in problem.candidates}, "certificate": str(file)})
        return
    language = language_or_system(lang)
    counts = matching.count(matching.explain(problem, answer).values())
    _say(language, _SOLVED, placed=sum(counts.by_wish.values()), candidates=len(problem.candidates))
    for wish, people in counts.by_wish.items():
        _say(language, _BY_WISH, wish=wish, people=people)
    _say(language, _WITHOUT_PLACE, people=counts.without_place)
    _say(language, _WRITTEN, file=file, code=code)


@app.command()
def verify(
    certificate: CertificateFile, digest: PublishedDigest = None, lang: Lang = None, as_json: AsJson = False
) -> None:
    """Say what holds of a matching; exit 0 only if all does, 1 if something does not."""
    from kakehashi import matching

    report = matching.verify(read_json(certificate), published=digest)
    language = language_or_system(lang)
    if as_json:
        print_json(
            {
                "holds": report.holds,
                "digest": report.digest,
                "code": report.code,
                "kept": [promise.name.lower() for promise in report.kept],
                "unchecked": [promise.name.lower() for promise in report.unchecked],
                "findings": [
                    {
                        "finding": finding.promise.value,
                        "candidate": finding.candidate,
                        "vacancy": finding.vacancy,
                        "cap": finding.cap,
                        "rule": finding.rule,
                        "because": finding.text.said_in(language),
                    }
                    for finding in report.findings
                ],
            }
        )
    else:
        for promise in report.kept:
            print(f"● {promise.text.said_in(language)}")
        for finding in report.findings:
            print(f"■ {finding.promise.value}: {finding.text.said_in(language)}")
        for promise in report.unchecked:
            _say(language, _UNCHECKED, promise=promise.text.said_in(language))
        _say(language, _HOLDS if report.holds else _BROKEN)
        _say(language, _DIGEST, digest=report.digest, code=report.code)
    if not report.holds:
        raise typer.Exit(DOES_NOT_HOLD)


def _say(language: Language, sentence: Text, **values: object) -> None:
    print(sentence.said_in(language).format(**values))


def _write(file: Path, value: Mapping[str, Any]) -> None:
    try:
        file.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise FileNotUsable(
            [f"{file} cannot be written ({error.strerror}); name another file with --certificate."]
        ) from None


_SOLVED = Text(
    "{placed} dari {candidates} kandidat mendapat tempat.",
    "候補者{candidates}人のうち{placed}人が決まりました。",
    "{placed} of {candidates} candidates have a place.",
)
_BY_WISH = Text("Pilihan {wish}: {people} orang", "第{wish}希望: {people}人", "Wish {wish}: {people}")
_WITHOUT_PLACE = Text(
    "Belum mendapat tempat pada putaran ini: {people} orang",
    "今回は未決定: {people}人",
    "No place this round: {people}",
)
_WRITTEN = Text(
    "Bukti pemeriksaan hasil: {file} (kode {code})",
    "検証用証明書: {file} (コード {code})",
    "Matching certificate: {file} (code {code})",
)
_UNCHECKED = Text(
    "◆? Belum diperiksa karena temuan di atas: {promise}",
    "◆? 上の不一致のため未確認: {promise}",
    "◆? Not checked, because of what was found above: {promise}",
)
_HOLDS = Text("Semuanya terpenuhi.", "全て満たしています。", "All of it holds.")
_BROKEN = Text("Ada yang tidak terpenuhi.", "満たしていない項目があります。", "Something does not hold.")
_DIGEST = Text(
    "Sidik digital data pencocokan: {digest} · kode bukti {code}",
    "元データのダイジェスト: {digest} · 証明書コード {code}",
    "Digest of the market: {digest} · proof code {code}",
)
