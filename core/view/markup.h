// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "view/hundredths.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosswalk {

/// Every element a page may have. There is no script, iframe, form or object to ask for.
enum class Tag {
    a,
    abbr,
    article,
    b,
    bdi,
    br,
    caption,
    code,
    dd,
    details,
    div,
    dl,
    dt,
    figcaption,
    figure,
    footer,
    h1,
    h2,
    h3,
    header,
    li,
    main,
    nav,
    ol,
    p,
    section,
    span,
    summary,
    table,
    tbody,
    td,
    th,
    thead,
    time,
    tr,
    ul,
    // drawings
    circle,
    defs,
    desc,
    g,
    line,
    path,
    pattern,
    rect,
    svg,
    text,
    title,
    tspan,
};

/// Every attribute whose value may be any text. Addresses are not among them (see Attribute), and
/// neither are style and the on... attributes.
enum class Name {
    id,
    class_,
    lang,
    scope,
    datetime,
    colspan,
    role,
    tabindex,
    aria_label,
    aria_labelledby,
    aria_hidden,
    aria_describedby,
    // drawings
    cx,
    cy,
    d,
    dy,
    fill,
    focusable,
    height,
    pattern_units,
    pattern_transform,
    r,
    text_anchor,
    view_box,
    width,
    x,
    x1,
    x2,
    y,
    y1,
    y2,
};

/// One attribute of one element.
class Attribute {
public:
    Attribute(Name name, std::string_view value);
    Attribute(Name name, Hundredths value);

    /// A link to another part of the same page.
    static Attribute link_inside(std::string_view id);
    /// A link out of the page: nothing unless the address is http:// or https://.
    static std::optional<Attribute> link_outside(std::string_view address);

    std::string const& markup() const { return markup_; }  ///< ` name="value"`, escaped

private:
    explicit Attribute(std::string markup) : markup_(std::move(markup)) {}
    std::string markup_;
};

/// A piece of a page: markup that is well formed and says what was meant, whatever text went in.
///
/// Plain text turns into Markup by being escaped, elements are made by `element`, and pieces are
/// put together with +. There is no way to make one from a string that is markup already.
class Markup {
public:
    Markup() = default;
    Markup(std::string_view text);  // NOLINT(google-explicit-constructor): text is escaped
    Markup(std::string const& text) : Markup(std::string_view(text)) {}  // NOLINT
    Markup(char const* text) : Markup(std::string_view(text)) {}  // NOLINT

    bool empty() const { return bytes_.empty(); }
    std::string const& bytes() const { return bytes_; }

    Markup& operator+=(Markup const& next);
    friend Markup operator+(Markup piece, Markup const& next) { return piece += next; }
    friend bool operator==(Markup const&, Markup const&) = default;

private:
    friend Markup element(Tag tag, std::vector<Attribute> const& attributes, Markup const& content);
    std::string bytes_;
};

Markup element(Tag tag, std::vector<Attribute> const& attributes, Markup const& content = {});

/// `element` with nothing but content, and with only a class, which is most of them.
Markup element(Tag tag, Markup const& content);
Markup element(Tag tag, std::string_view class_name, Markup const& content);

/// Text as it may stand between tags and in double quotes; what `printable` escapes is shown
/// escaped.
std::string escape_markup(std::string_view text);

}  // namespace crosswalk
