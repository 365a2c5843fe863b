"""Links work once, passwords are kept as hashes, and guessing is slowed down."""

from facilitator.accounts import LINK_SECONDS, WRONG_BEFORE_WAIT, Accounts
from sessions.store import MemoryStore


class Hand:
    """A clock moved by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_made_up_link_is_refused() -> None:
    accounts = Accounts(MemoryStore())
    assert not accounts.is_link("nonsense")
    assert not accounts.redeem("nonsense")


def test_a_link_works_once_and_looking_does_not_use_it_up() -> None:
    accounts = Accounts(MemoryStore())
    token = accounts.make_link()
    assert accounts.is_link(token)
    assert accounts.is_link(token)
    assert accounts.redeem(token)
    assert not accounts.redeem(token)


def test_a_link_grows_old() -> None:
    clock = Hand()
    accounts = Accounts(MemoryStore(), clock)
    token = accounts.make_link()
    clock.now += LINK_SECONDS
    assert not accounts.redeem(token)


def test_a_short_password_is_refused_with_the_limit() -> None:
    accounts = Accounts(MemoryStore())
    refusal = accounts.set_password("too short")
    assert refusal is not None
    assert "10" in str(refusal.message)
    assert not accounts.has_password()


def test_only_the_password_opens_the_door_and_the_store_never_holds_it() -> None:
    store = MemoryStore()
    accounts = Accounts(store)
    assert accounts.set_password("three plain words") is None
    assert "three plain words" not in str(store.password_hash())
    refusal = accounts.check("three plain word")
    assert refusal is not None
    assert refusal.code == "wrong_password"
    assert accounts.check("three plain words") is None


def test_after_five_wrong_tries_even_the_right_one_waits() -> None:
    clock = Hand()
    accounts = Accounts(MemoryStore(), clock)
    accounts.set_password("three plain words")
    for _ in range(WRONG_BEFORE_WAIT):
        accounts.check("wrong")
    refusal = accounts.check("three plain words")
    assert refusal is not None
    assert refusal.code == "too_many_tries"
    clock.now += 31
    assert accounts.check("three plain words") is None


def test_a_signed_out_cookie_stays_signed_out() -> None:
    accounts = Accounts(MemoryStore())
    assert not accounts.is_revoked("cookie")
    accounts.revoke("cookie")
    assert accounts.is_revoked("cookie")
