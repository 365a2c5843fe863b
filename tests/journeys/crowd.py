"""People beside those the journey watches: they sit down, and answer by forms as phones without script do."""

import secrets

from playwright.sync_api import APIRequestContext, APIResponse, Browser, BrowserContext

from facilitator.rehearsal.joining import HiddenFields


class Someone:
    """One person at a table, with a browser of their own but no page."""

    def __init__(self, browser: Browser, base: str, workshop: str, door: str) -> None:
        self._context: BrowserContext = browser.new_context()
        self._asks: APIRequestContext = self._context.request
        self._base = base
        self._page = f"{base}/p/{workshop}"
        form = HiddenFields(self._asks.get(door).text()).found
        self._post(door, form)

    def do(self, command: str, exercise: str, step: str, **fields: str) -> APIResponse:
        """Send a form of the phone's page."""
        held = HiddenFields(self._asks.get(self._page).text()).found
        assert "csrf_token" in held, f"there is no form on the page for {command} at {step}"
        envelope = {"command": command, "exercise": exercise, "step": f"{exercise}/{step}"}
        once = {"csrf_token": held["csrf_token"], "command_id": secrets.token_hex(16)}
        answer = self._post(f"{self._page}/commands", {**once, **envelope, **fields})
        assert "notice-wrong" not in answer.text(), answer.text()
        return answer

    def leave(self) -> None:
        """Put the phone away."""
        self._context.close()

    def _post(self, url: str, form: dict[str, str]) -> APIResponse:
        answer = self._asks.post(url, form={**form}, headers={"Origin": self._base})
        assert answer.ok, (url, answer.status, answer.text()[:400])
        return answer
