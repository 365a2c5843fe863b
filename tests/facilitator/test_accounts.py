"""Links work once, passwords are kept as hashes, and guessing is slowed down."""

from concurrent.futures import ThreadPoolExecutor

from argon2 import PasswordHasher

from facilitator.accounts import BROWSERS_KNOWN, LINK_SECONDS, LONGEST, WRONG_BEFORE_WAIT, Accounts
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


def test_guessing_by_others_never_keeps_out_a_browser_that_was_signed_in_before() -> None:
    accounts = Accounts(MemoryStore(), Hand())
    accounts.set_password("three plain words")
    for _ in range(3 * WRONG_BEFORE_WAIT):
        accounts.check("wrong")
    assert accounts.check("three plain words", "the lead's laptop") is None


def test_a_known_browser_that_guesses_waits_and_keeps_nobody_else_out() -> None:
    accounts = Accounts(MemoryStore(), Hand())
    accounts.set_password("three plain words")
    for _ in range(WRONG_BEFORE_WAIT):
        accounts.check("wrong", "a lent laptop")
    assert accounts.check("three plain words", "a lent laptop") is not None
    assert accounts.check("three plain words") is None


def test_forgetting_known_browsers_never_frees_strangers() -> None:
    accounts = Accounts(MemoryStore(), Hand())
    accounts.set_password("three plain words")
    for _ in range(WRONG_BEFORE_WAIT):
        accounts.check("wrong")
    for number in range(2 * BROWSERS_KNOWN):
        accounts.check("x" * (LONGEST + 1), f"browser {number}")
    assert accounts.check("three plain words") is not None


def test_many_tries_at_once_are_no_more_than_one_after_the_other() -> None:
    accounts = Accounts(MemoryStore(), Hand())
    accounts.set_password("three plain words")
    with ThreadPoolExecutor(8) as hands:
        told = list(hands.map(lambda _: accounts.check("wrong"), range(40)))
    codes = [refusal.code for refusal in told if refusal]
    assert codes.count("wrong_password") == WRONG_BEFORE_WAIT
    assert len(codes) == 40


def test_a_password_is_hashed_with_argon2_and_a_cheaper_hash_is_made_anew() -> None:
    store = MemoryStore()
    store.set_password_hash(PasswordHasher(time_cost=1, memory_cost=1024).hash("three plain words"))
    accounts = Accounts(store)
    assert accounts.check("three plain word") is not None
    assert "m=1024,t=1" in str(store.password_hash())
    assert accounts.check("three plain words") is None
    assert str(store.password_hash()).startswith("$argon2id$")
    assert "m=1024,t=1" not in str(store.password_hash())
    assert accounts.check("three plain words") is None


def test_a_password_nobody_types_is_refused_without_hashing_it() -> None:
    accounts = Accounts(MemoryStore())
    refusal = accounts.set_password("x" * (LONGEST + 1))
    assert refusal is not None
    assert refusal.code == "too_long"
    assert not accounts.has_password()
