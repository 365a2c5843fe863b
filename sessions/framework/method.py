"""Owns what is said of how an assessment is made: each number, its formula, and where that comes from.

For the method page and a report's annex. Formulas are written in plain signs, for phones and paper. What is
our own choice is said to be ours.
"""

from dataclasses import dataclass

from sessions.words import Message, say


@dataclass(frozen=True)
class Reference:
    """A source: who wrote it, what it is called, and where in what it stands."""

    authors: str
    title: str
    where: str

    def __str__(self) -> str:
        """On one line."""
        return f"{self.authors}, {self.title}, {self.where}"


@dataclass(frozen=True)
class Formula:
    """One number: what it is, how it is worked out, and where that comes from."""

    title: Message
    words: Message
    formula: str
    references: tuple[Reference, ...]


NOT_THIS: tuple[Message, ...] = (
    say("What the public holds to be right. It says what the people who answered here made of one proposal."),
    say("A vote, a permission, or advice on the law. Six things have to be settled before it begins."),
    say("A measure that others must come to as well. Another group may see it otherwise."),
    say("A sum in which a red line can be made up for. Where one is crossed, no score stands."),
)
SOURCE = (
    "Data for Public Benefit, Involve, Understanding Patient Data and the Carnegie UK Trust, 2018, chapter 6"
)
FORMULAS: tuple[Formula, ...] = (
    Formula(
        say("Score"),
        say(
            "Each answer stands between the left end (0) and the right end (1). s is the mean of those who "
            "placed a question, w its weight. What does not apply, and what nobody can say, is in neither "
            "sum. That the five places are evenly apart is taken for granted."
        ),
        "S = Σ w·s / Σ w",
        (Reference("Keeney and Raiffa", "Decisions with Multiple Objectives", "1976, chapter 3"),),
    ),
    Formula(
        say("Weights"),
        say(
            "Each person's points become shares of the whole: over the five features, then over the "
            "questions in each. The room's weight is the mean share. With swing, the most gets 100 and the "
            "rest in proportion."
        ),
        "w = mean share of the feature × mean share within it",
        (
            Reference(
                "Edwards and Barron",
                "SMARTS and SMARTER",
                "Organizational Behavior and Human Decision Processes 60, 1994, pp. 306–325 (swing)",
            ),
            Reference(
                "Bottomley, Doyle and Green",
                "Testing the reliability of weight elicitation methods: direct rating versus point "
                "allocation",
                "Journal of Marketing Research 37, 2000, pp. 508–513 (points)",
            ),
            Reference(
                "Aczél, Ng and Wagner",
                "Aggregation theorems for allocation problems",
                "SIAM Journal on Algebraic and Discrete Methods 5, 1984, pp. 1–8 (the mean)",
            ),
        ),
    ),
    Formula(
        say("Equal weights"),
        say(
            "The same answers with a fifth for each feature, and with an eighteenth for each question. They "
            "always stand beside, for weights are a choice."
        ),
        "w = 1/5 × 1/questions in the feature; w = 1/18",
        (
            Reference(
                "Dawes and Corrigan",
                "Linear models in decision making",
                "Psychological Bulletin 81, 1974, pp. 95–106",
            ),
        ),
    ),
    Formula(
        say("9 of 10 draws: people"),
        say(
            "A thousand times, as many people are drawn from those who answered, with replacement, each with "
            "all that they said. It shows how much hangs on who was here, and nothing about who was not."
        ),
        "5th of 100 draws from either end, by definition 1 of Hyndman and Fan",
        (
            Reference(
                "Efron and Tibshirani", "An Introduction to the Bootstrap", "1993, chapter 13, pp. 168–177"
            ),
            Reference(
                "Hyndman and Fan",
                "Sample quantiles in statistical packages",
                "The American Statistician 50, 1996, pp. 361–365",
            ),
        ),
    ),
    Formula(
        say("9 of 10 draws: confidence"),
        say(
            "Each draw is moved by chance, alike to both sides: by a place of five for low confidence, half "
            "of one for middling, not at all for high or none given. These sizes are ours. Doubt is shared "
            "within a question, so more unsure people do not make a sure room. The score is worked out "
            "without it."
        ),
        "σ² = Σ (w/Σw · mean doubt)²; doubt 1/4, 1/8, 0",
        (
            Reference(
                "Lahdelma and Salminen",
                "SMAA-2: stochastic multicriteria acceptability analysis for group decision making",
                "Operations Research 49, 2001, pp. 444–454 (values that are not sure)",
            ),
            Reference(
                "Butler, Jia and Dyer",
                "Simulation techniques for the sensitivity analysis of multi-criteria decision models",
                "European Journal of Operational Research 103, 1997, pp. 531–546 (there, of weights)",
            ),
        ),
    ),
    Formula(
        say("Draws in each zone"),
        say(
            "How many of a hundred draws fall into each of the three zones. The zones are the source's; "
            "thirds are our choice, and a cut point belongs to the middle zone."
        ),
        "share of draws with S < 1/3, from 1/3 to 2/3, S > 2/3",
        (
            Reference(
                "Tervonen, Figueira, Lahdelma, Almeida Dias and Salminen",
                "A stochastic method for robustness analysis in sorting problems",
                "European Journal of Operational Research 192, 2009, pp. 236–242",
            ),
        ),
    ),
    Formula(
        say("Without each question"),
        say("The score worked out anew as if one question had not been asked; the rest keep their weights."),
        "S without q, for each q",
        (
            Reference(
                "OECD and European Commission",
                "Handbook on Constructing Composite Indicators",
                "2008, section 1.7 (leaving single ones out)",
            ),
        ),
    ),
    Formula(
        say("Smallest change of weights"),
        say(
            "How few of 100 points over the features would have to move for the score to reach another zone. "
            "Points leave the feature that holds it back most, for the one that helps most."
        ),
        "least ½·Σ |w′ − w| with S(w′) on a cut point",
        (
            Reference(
                "Triantaphyllou and Sánchez",
                "A sensitivity analysis approach for some deterministic multi-criteria decision-making "
                "methods",
                "Decision Sciences 28, 1997, pp. 151–194 (of one weight at a time)",
            ),
        ),
    ),
    Formula(
        say("Red lines"),
        say("A red line that is crossed is not weighed against anything. The score is shown beside it."),
        "any red line: no score stands",
        (
            Reference(
                "Roy",
                "The outranking approach and the foundations of ELECTRE methods",
                "Theory and Decision 31, 1991, pp. 49–73 (veto)",
            ),
        ),
    ),
)
