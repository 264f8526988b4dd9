import pytest

from chassis.settings import AgentSettings, load


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COGNICODE_MAX_JOBS", "7")
    assert load(AgentSettings).max_jobs == 7


def test_a_bad_value_stops_the_start_with_its_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COGNICODE_MAX_JOBS", "many")
    with pytest.raises(SystemExit) as stopped:
        load(AgentSettings)
    assert stopped.value.code == 2
    assert "COGNICODE_MAX_JOBS" in capsys.readouterr().err
