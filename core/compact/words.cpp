// SPDX-License-Identifier: Apache-2.0
#include "compact/words.h"

#include "quantity/words.h"

#include <algorithm>
#include <array>
#include <vector>

namespace crosswalk {
namespace {

/// What the sentences are put together from, once per language.
struct Phrases {
    std::string_view sum, mean, median, least, greatest;         ///< before what is summed
    std::string_view rows, rows_in_which, rows_with;             ///< of count()
    std::string_view share_in_which;
    std::string_view over_rows_in_which;                         ///< behind an aggregate
    std::string_view plus, minus, times, divided_by;
    std::string_view days_from, days_to;
    std::string_view is, is_not, less, at_most, more, at_least;
    std::string_view before, on_or_before, after, on_or_after;
    std::string_view one_of, none_of;
    std::string_view missing, known, holds, not_so;
    std::string_view and_word, or_word, yes, no;
    std::string_view published, where, progress, weight;
};

constexpr Phrases english = {
    .sum = "the sum of ",
    .mean = "the mean of ",
    .median = "the median of ",
    .least = "the smallest ",
    .greatest = "the largest ",
    .rows = "the number of rows",
    .rows_in_which = "the number of rows in which ",
    .rows_with = "the number of rows with a value in ",
    .share_in_which = "the share of rows in which ",
    .over_rows_in_which = " over the rows in which ",
    .plus = " plus ",
    .minus = " minus ",
    .times = " times ",
    .divided_by = ", divided by ",
    .days_from = "the number of days from ",
    .days_to = " to ",
    .is = " is ",
    .is_not = " is not ",
    .less = " is less than ",
    .at_most = " is at most ",
    .more = " is more than ",
    .at_least = " is at least ",
    .before = " is before ",
    .on_or_before = " is no later than ",
    .after = " is after ",
    .on_or_after = " is no earlier than ",
    .one_of = " is one of ",
    .none_of = " is none of ",
    .missing = " is missing",
    .known = " is not missing",
    .holds = " is true",
    .not_so = "it is not so that ",
    .and_word = "and",
    .or_word = "or",
    .yes = "true",
    .no = "false",
    .published = "the published figure in ",
    .where = " where ",
    .progress = "the mean of the progress of ",
    .weight = "weight",
};

constexpr Phrases spanish = {
    .sum = "la suma de ",
    .mean = "la media de ",
    .median = "la mediana de ",
    .least = "el menor valor de ",
    .greatest = "el mayor valor de ",
    .rows = "el número de filas",
    .rows_in_which = "el número de filas en las que ",
    .rows_with = "el número de filas con un valor en ",
    .share_in_which = "la proporción de filas en las que ",
    .over_rows_in_which = " en las filas en las que ",
    .plus = " más ",
    .minus = " menos ",
    .times = " por ",
    .divided_by = ", entre ",
    .days_from = "el número de días desde ",
    .days_to = " hasta ",
    .is = " es ",
    .is_not = " no es ",
    .less = " es menor que ",
    .at_most = " es como máximo ",
    .more = " es mayor que ",
    .at_least = " es como mínimo ",
    .before = " es anterior a ",
    .on_or_before = " no es posterior a ",
    .after = " es posterior a ",
    .on_or_after = " no es anterior a ",
    .one_of = " es uno de ",
    .none_of = " no es ninguno de ",
    .missing = " falta",
    .known = " no falta",
    .holds = " se cumple",
    .not_so = "no se cumple que ",
    .and_word = "y",
    .or_word = "o",
    .yes = "verdadero",
    .no = "falso",
    .published = "la cifra publicada en ",
    .where = " donde ",
    .progress = "la media del avance de ",
    .weight = "peso",
};

bool is_spanish(std::string_view language) {
    return language == "es" || language.starts_with("es-");
}

/// The units of time, which sentences are full of; other units are symbols or the author's words.
std::string spanish_unit(std::string const& unit, bool one) {
    struct Word {
        std::string_view unit;
        std::string_view one;
        std::string_view more;
    };
    constexpr std::array<Word, 5> words = {{
        {"day", "día", "días"},
        {"week", "semana", "semanas"},
        {"month", "mes", "meses"},
        {"year", "año", "años"},
        {"hour", "hora", "horas"},
    }};
    auto const found = std::ranges::find(words, unit, &Word::unit);
    if (found == words.end()) return unit;
    return std::string(one ? found->one : found->more);
}

bool begins_with_any(std::string_view text, std::initializer_list<std::string_view> beginnings) {
    return std::ranges::any_of(beginnings, [&](auto each) { return text.starts_with(each); });
}

bool is_arithmetic(Expression const& e) {
    return e.kind == ExpressionKind::add || e.kind == ExpressionKind::subtract ||
           e.kind == ExpressionKind::multiply || e.kind == ExpressionKind::divide;
}

class Speaker {
public:
    Speaker(Compact const& compact, std::string_view language, Dataset const* dataset)
        : compact_(compact),
          language_(language),
          dataset_(dataset),
          phrases_(is_spanish(language) ? spanish : english) {}

    std::string say(Expression const& e) const {
        switch (e.kind) {
            case ExpressionKind::number:
                return number(e);
            case ExpressionKind::text:
                return "\"" + e.name + "\"";
            case ExpressionKind::date:
                return date(e);
            case ExpressionKind::boolean:
                return std::string(e.truth ? phrases_.yes : phrases_.no);
            case ExpressionKind::column:
                return column_or_measure(e);
            case ExpressionKind::measure:
                return measure(e.name);
            case ExpressionKind::aggregate:
                return "[" + std::to_string(e.index + 1) + "]";
            case ExpressionKind::negate:
                return "-" + operand(e.parts[0]);
            case ExpressionKind::add:
                return chain(e, phrases_.plus);
            case ExpressionKind::subtract:
                return difference(e);
            case ExpressionKind::multiply:
                return chain(e, phrases_.times);
            case ExpressionKind::divide:
                return chain(e, phrases_.divided_by);
            case ExpressionKind::logical_and:
            case ExpressionKind::logical_or:
                return joined(e);
            case ExpressionKind::logical_not:
                return negation(e);
            case ExpressionKind::in:
                return membership(e, phrases_.one_of, phrases_.or_word);
            case ExpressionKind::missing:
                return say(e.parts[0]) + std::string(phrases_.missing);
            default:
                break;
        }
        return e.parts.size() == 2 ? comparison(e) : aggregate(e);
    }

    /// A column of yes and no that stands alone is a condition; a number that does is a number.
    std::string condition(Expression const& e) const {
        auto const* const found = e.kind == ExpressionKind::column ? column(e.name) : nullptr;
        bool const bare = found != nullptr && found->type == ColumnType::boolean;
        return bare ? say(e) + std::string(phrases_.holds) : say(e);
    }

    /// "a, b and c"
    std::string list(std::vector<std::string> const& words, std::string_view last) const {
        std::string text;
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (i > 0) text += i + 1 == words.size() ? joint(last, words[i]) : ", ";
            text += words[i];
        }
        return text;
    }

    Phrases const& phrases() const { return phrases_; }

    std::string measure(std::string_view id) const {
        auto const* const found = compact_.measure(id);
        auto const title = found == nullptr ? id : found->title.in(language_);
        return "\"" + std::string(title.empty() ? id : title) + "\"";
    }

private:
    /// " y ", but " e " before the sound of i; " o ", but " u " before that of o.
    std::string joint(std::string_view word, std::string_view next) const {
        bool const i_sound = begins_with_any(next, {"i", "I", "í", "Í", "hi", "Hi"}) &&
                             !begins_with_any(next, {"hie", "Hie"});
        bool const o_sound = begins_with_any(next, {"o", "O", "ó", "Ó", "ho", "Ho"});
        if (word == "y" && i_sound) word = "e";
        if (word == "o" && o_sound) word = "u";
        return " " + std::string(word) + " ";
    }

    /// A date, or the period it is the first day of.
    std::string date(Expression const& e) const {
        auto const period = Period::parse(e.name);
        return period ? print_long(*period, language_) : print_long(e.date, language_);
    }

    std::string number(Expression const& e) const {
        auto const value = print_grouped(e.number, language_);
        if (e.name.empty()) return value;
        bool const one = e.number == Decimal(1);
        if (is_spanish(language_)) return value + " " + spanish_unit(e.name, one);
        return value + " " + (one ? e.name : plural(e.name));
    }

    Column const* column(std::string_view name) const {
        if (dataset_ != nullptr) return dataset_->column(name);
        for (auto const& dataset : compact_.datasets) {
            if (auto const* const found = dataset.column(name)) return found;
        }
        return nullptr;
    }

    /// Outside of sum() and the others a name is a measure, and the parser cannot know.
    std::string column_or_measure(Expression const& e) const {
        auto const* const found = column(e.name);
        if (found != nullptr) return std::string(name_in(*found, language_));
        return compact_.measure(e.name) == nullptr ? e.name : measure(e.name);
    }

    bool is_date(Expression const& e) const {
        if (e.kind == ExpressionKind::date) return true;
        if (e.kind != ExpressionKind::column) return false;
        auto const* const found = column(e.name);
        return found != nullptr &&
               (found->type == ColumnType::date || found->type == ColumnType::period);
    }

    /// A part of arithmetic is put in parentheses when it is arithmetic itself.
    std::string operand(Expression const& e) const {
        bool const days = e.kind == ExpressionKind::subtract && is_date(e.parts[0]);
        return is_arithmetic(e) && !days ? "(" + say(e) + ")" : say(e);
    }

    /// a + b + c needs no parentheses, a / b / c does.
    std::string chain(Expression const& e, std::string_view sign) const {
        bool const same = e.parts[0].kind == e.kind && e.kind != ExpressionKind::divide;
        return (same ? say(e.parts[0]) : operand(e.parts[0])) + std::string(sign) +
               operand(e.parts[1]);
    }

    std::string difference(Expression const& e) const {
        if (!is_date(e.parts[0]) || !is_date(e.parts[1])) return chain(e, phrases_.minus);
        return std::string(phrases_.days_from) + say(e.parts[1]) + std::string(phrases_.days_to) +
               say(e.parts[0]);
    }

    std::string joined(Expression const& e) const {
        bool const is_and = e.kind == ExpressionKind::logical_and;
        auto const part = [&](Expression const& each) {
            bool const other =
                each.kind == (is_and ? ExpressionKind::logical_or : ExpressionKind::logical_and);
            return other ? "(" + condition(each) + ")" : condition(each);
        };
        auto const right = part(e.parts[1]);
        return part(e.parts[0]) + joint(is_and ? phrases_.and_word : phrases_.or_word, right) +
               right;
    }

    std::string negation(Expression const& e) const {
        auto const& inner = e.parts[0];
        if (inner.kind == ExpressionKind::missing) {
            return say(inner.parts[0]) + std::string(phrases_.known);
        }
        if (inner.kind == ExpressionKind::in) {
            return membership(inner, phrases_.none_of, phrases_.and_word);
        }
        bool const several =
            inner.kind == ExpressionKind::logical_and || inner.kind == ExpressionKind::logical_or;
        return std::string(phrases_.not_so) +
               (several ? "(" + condition(inner) + ")" : condition(inner));
    }

    std::string membership(Expression const& e, std::string_view verb,
                           std::string_view last) const {
        std::vector<std::string> values;
        for (std::size_t i = 1; i < e.parts.size(); ++i) values.push_back(say(e.parts[i]));
        return say(e.parts[0]) + std::string(verb) + list(values, last);
    }

    std::string comparison(Expression const& e) const {
        bool const dates = is_date(e.parts[0]) || is_date(e.parts[1]);
        std::string_view verb;
        switch (e.kind) {
            case ExpressionKind::equal:
                verb = phrases_.is;
                break;
            case ExpressionKind::not_equal:
                verb = phrases_.is_not;
                break;
            case ExpressionKind::less:
                verb = dates ? phrases_.before : phrases_.less;
                break;
            case ExpressionKind::less_or_equal:
                verb = dates ? phrases_.on_or_before : phrases_.at_most;
                break;
            case ExpressionKind::greater:
                verb = dates ? phrases_.after : phrases_.more;
                break;
            case ExpressionKind::greater_or_equal:
                verb = dates ? phrases_.on_or_after : phrases_.at_least;
                break;
            default:
                break;
        }
        return say(e.parts[0]) + std::string(verb) + say(e.parts[1]);
    }

    std::string aggregate(Expression const& e) const {
        auto const& p = phrases_;
        auto const where = e.where.empty() ? std::string() : condition(e.where[0]);
        if (e.kind == ExpressionKind::share) return std::string(p.share_in_which) + where;
        if (e.kind == ExpressionKind::count && e.parts.empty()) {
            return where.empty() ? std::string(p.rows) : std::string(p.rows_in_which) + where;
        }
        std::string_view head;
        switch (e.kind) {
            case ExpressionKind::count:
                head = p.rows_with;
                break;
            case ExpressionKind::mean:
                head = p.mean;
                break;
            case ExpressionKind::median:
                head = p.median;
                break;
            case ExpressionKind::min:
                head = p.least;
                break;
            case ExpressionKind::max:
                head = p.greatest;
                break;
            default:
                head = p.sum;
        }
        auto text = std::string(head) + (e.parts.empty() ? "" : operand(e.parts[0]));
        return where.empty() ? text : text + std::string(p.over_rows_in_which) + where;
    }

    Compact const& compact_;
    std::string_view language_;
    Dataset const* dataset_;
    Phrases const& phrases_;
};

}  // namespace

std::string_view name_in(Column const& column, std::string_view language) {
    auto const title = column.title.in(language);
    return title.empty() ? std::string_view(column.name) : title;
}

std::string in_words(Expression const& expression, Compact const& compact,
                     std::string_view language, Dataset const* dataset) {
    return Speaker(compact, language, dataset).condition(expression);
}

std::string value_in_words(Measure const& measure, Compact const& compact,
                           std::string_view language) {
    auto const* const dataset = compact.dataset(measure.dataset);
    Speaker const speaker(compact, language, dataset);
    if (measure.value) return speaker.say(*measure.value);
    auto const& phrases = speaker.phrases();
    if (measure.published) {
        auto const* const column =
            dataset == nullptr ? nullptr : dataset->column(measure.published->value);
        auto text = std::string(phrases.published) +
                    (column == nullptr ? measure.published->value
                                       : std::string(name_in(*column, language)));
        if (measure.published->where.empty()) return text;
        return text + std::string(phrases.where) + speaker.condition(measure.published->where[0]);
    }
    std::vector<std::string> parts;
    for (auto const& part : measure.composite) {
        parts.push_back(speaker.measure(part.measure) + " (" + std::string(phrases.weight) + " " +
                        print(part.weight) + ")");
    }
    return std::string(phrases.progress) + speaker.list(parts, phrases.and_word);
}

}  // namespace crosswalk
