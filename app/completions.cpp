// SPDX-License-Identifier: Apache-2.0
#include "app/describe.h"

#include <algorithm>

namespace crosswalk {
namespace {

std::string short_name(CommandText const& program, CommandText const& command) {
    return command.name.substr(program.name.size() + 1);
}

std::string joined(std::vector<std::string> const& words) {
    std::string all;
    for (auto const& word : words) all += (all.empty() ? "" : " ") + word;
    return all;
}

std::vector<std::string> flags(CommandText const& command) {
    std::vector<std::string> names;
    for (auto const& option : command.options) {
        if (!option.is_argument)
            names.insert(names.end(), option.names.begin(), option.names.end());
    }
    return names;
}

/// "bash|zsh|fish" is a choice of words; DIR and FILE are paths; a pack and what can be explained
/// are asked of the program when they are due; anything else is free.
enum class Wanted { words, folder, file, pack, clause, nothing };
Wanted wanted(OptionText const& option) {
    if (option.value == "PACK") return Wanted::pack;
    if (option.is_argument && option.names.front() == "WHAT") return Wanted::clause;
    if (option.value.find('|') != std::string::npos) return Wanted::words;
    if (option.value == "DIR") return Wanted::folder;
    if (option.value == "FILE" || option.value == "PATH") return Wanted::file;
    return Wanted::nothing;
}

/// The command whose lines are the words; in folders where it fails there are none.
constexpr std::string_view packs_command = "crosswalk completions --words packs 2>/dev/null";
constexpr std::string_view clauses_command = "crosswalk completions --words clauses 2>/dev/null";

std::string choices(OptionText const& option) {
    auto words = option.value;
    std::ranges::replace(words, '|', ' ');
    return words;
}

/// What bash completes a word with when this argument or option value is due.
std::string bash_words(OptionText const& option) {
    switch (wanted(option)) {
        case Wanted::words:
            return "-W '" + choices(option) + "'";
        case Wanted::folder:
            return "-d";
        case Wanted::file:
            return "-f";
        case Wanted::pack:
            return "-d -W \"$(" + std::string(packs_command) + ")\"";
        case Wanted::clause:
            return "-W \"$(" + std::string(clauses_command) + ")\"";
        case Wanted::nothing:
            break;
    }
    return "-W ''";
}

std::string bash(CommandText const& program) {
    std::vector<std::string> names;
    for (auto const& command : program.commands) names.push_back(short_name(program, command));
    std::string out =
        "# bash completion for crosswalk; made by `crosswalk completions bash`\n"
        "_crosswalk() {\n"
        "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} made=(-f)\n"
        "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
        "        made=(-W '" +
        joined(names) + " " + joined(flags(program)) +
        "')\n"
        "    else\n"
        "        case \"${COMP_WORDS[1]} $before\" in\n";
    for (auto const& command : program.commands) {
        for (auto const& option : command.options) {
            if (option.is_argument || option.value.empty()) continue;
            out += "            '" + short_name(program, command) + " " + option.names.back() +
                   "') made=(" + bash_words(option) + ") ;;\n";
        }
    }
    out += "            *)\n                case \"${COMP_WORDS[1]}\" in\n";
    for (auto const& command : program.commands) {
        auto const argument = std::ranges::find_if(command.options, &OptionText::is_argument);
        auto const own = argument == command.options.end() ? "-W ''" : bash_words(*argument);
        out += "                    " + short_name(program, command) +
               ")\n"
               "                        made=(" +
               own +
               ")\n"
               "                        case \"$word\" in -*) made=(-W '" +
               joined(flags(command)) + "') ;; esac ;;\n";
    }
    return out +
           "                esac ;;\n"
           "        esac\n"
           "    fi\n"
           "    mapfile -t COMPREPLY < <(compgen \"${made[@]}\" -- \"$word\")\n"
           "}\n"
           "complete -o filenames -F _crosswalk crosswalk\n";
}

/// Text inside single quotes of zsh's _arguments: brackets and colons mean something there.
std::string zsh_text(std::string_view text) {
    std::string out;
    for (char const c : text) {
        if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
        out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    return out;
}

std::string zsh_value(OptionText const& option) {
    switch (wanted(option)) {
        case Wanted::words:
            return "(" + choices(option) + ")";
        case Wanted::folder:
            return "_files -/";
        case Wanted::file:
            return "_files";
        case Wanted::pack:
            return "{compadd -- $(" + std::string(packs_command) + "); _files -/}";
        case Wanted::clause:
            return "{compadd -- $(" + std::string(clauses_command) + ")}";
        case Wanted::nothing:
            break;
    }
    return " ";
}

std::string zsh_option(OptionText const& option) {
    if (option.is_argument) {
        auto const* const place = option.is_repeated ? "*:" : option.is_required ? ":" : "::";
        return std::string("'") + place + option.names.front() + ":" + zsh_value(option) + "'";
    }
    std::string out;
    for (auto const& name : option.names) {
        out += (out.empty() ? "'" : " '") + name + "[" + zsh_text(option.description) + "]" +
               (option.value.empty() ? "" : ":" + option.value + ":" + zsh_value(option)) + "'";
    }
    return out;
}

std::string zsh(CommandText const& program) {
    std::string out =
        "#compdef crosswalk\n# made by `crosswalk completions zsh`\n_crosswalk() {\n"
        "    local -a commands=(\n";
    for (auto const& command : program.commands) {
        out += "        '" + short_name(program, command) + ":" + zsh_text(command.summary) + "'\n";
    }
    out += "    )\n    if (( CURRENT == 2 )); then\n        _describe command commands\n";
    out += "        _arguments";
    for (auto const& option : program.options) out += " " + zsh_option(option);
    out +=
        "\n        return\n    fi\n    local command=$words[2]\n    shift words\n    (( CURRENT-- "
        "))\n";
    out += "    case $command in\n";
    for (auto const& command : program.commands) {
        out += "        " + short_name(program, command) + ")\n            _arguments";
        for (auto const& option : command.options) {
            out += " \\\n                " + zsh_option(option);
        }
        out += " ;;\n";
    }
    return out + "    esac\n}\n_crosswalk \"$@\"\n";
}

std::string fish_text(std::string_view text) {
    std::string out = "'";
    for (char const c : text) {
        if (c == '\'' || c == '\\') out += '\\';
        out += c;
    }
    return out + "'";
}

std::string fish_option(OptionText const& option) {
    std::string out;
    for (auto const& name : option.names) {
        bool const is_long = name.starts_with("--");
        out += (is_long ? " -l " : " -s ") + name.substr(is_long ? 2 : 1);
    }
    if (!option.value.empty() && !option.is_argument) out += " -r";
    if (wanted(option) == Wanted::words) out += " -f -a " + fish_text(choices(option));
    if (wanted(option) == Wanted::pack) out += " -a '(" + std::string(packs_command) + ")'";
    if (wanted(option) == Wanted::nothing && !option.value.empty()) out += " -f";
    return out + " -d " + fish_text(option.description);
}

std::string fish(CommandText const& program) {
    std::string out = "# fish completion for crosswalk; made by `crosswalk completions fish`\n";
    auto const first = "complete -c crosswalk -n __fish_use_subcommand";
    for (auto const& command : program.commands) {
        out += std::string(first) + " -f -a " + short_name(program, command) + " -d " +
               fish_text(command.summary) + "\n";
    }
    for (auto const& option : program.options) out += first + fish_option(option) + "\n";
    for (auto const& command : program.commands) {
        auto const when = "complete -c crosswalk -n " +
                          fish_text("__fish_seen_subcommand_from " + short_name(program, command));
        for (auto const& option : command.options) {
            if (!option.is_argument) {
                out += when + fish_option(option) + "\n";
            } else if (wanted(option) == Wanted::words) {
                out += when + " -f -a " + fish_text(choices(option)) + "\n";
            } else if (wanted(option) == Wanted::folder) {
                out += when + " -f -a '(__fish_complete_directories)'\n";
            } else if (wanted(option) == Wanted::clause) {
                out += when + " -f -a '(" + std::string(clauses_command) + ")'\n";
            }
        }
    }
    return out;
}

}  // namespace

std::string completion_script(CommandText const& program, std::string_view shell) {
    if (shell == "bash") return bash(program);
    if (shell == "zsh") return zsh(program);
    return fish(program);
}

}  // namespace crosswalk
