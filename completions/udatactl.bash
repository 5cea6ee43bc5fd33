# Completion of udatactl in bash (3.2 or newer). udatactl itself answers, in the person's language.

_udatactl() {
    local index word stem rest=${COMP_LINE:0:COMP_POINT} words=()
    # bash breaks words at "=", ":" and "@": what no space parts is one word.
    for ((index = 0; index <= COMP_CWORD; index++)); do
        word=${COMP_WORDS[index]}
        if [[ ${#words[@]} -eq 0 || $rest == [[:space:]]* ]]; then
            rest=${rest#"${rest%%[![:space:]]*}"}
            words+=("")
        fi
        ((index == COMP_CWORD)) && word=$rest
        words[${#words[@]} - 1]+=$word
        rest=${rest#"$word"}
    done
    # Within quotes of the person's own, what would act there or end them is not offered.
    local unfit=
    case ${words[${#words[@]} - 1]} in
        \"*) unfit='[\"$`!]' ;;
        \'*) unfit="'" ;;
    esac
    words=("${words[@]//[\"\'\\]/}")

    local current=${words[${#words[@]} - 1]} typed=${2//[\"\'\\]/} candidates=() names=() value said
    stem=${current%"$typed"}
    while IFS=$'\t' read -r value said; do
        if [[ $value == :files ]]; then
            compopt -o filenames 2>/dev/null
            while IFS= read -r value; do
                COMPREPLY+=("$value")
            done < <(compgen -f -- "$typed")
            return
        fi
        if [[ -n $value && $value == "$current"* ]] && ! [[ -n $unfit && $value =~ $unfit ]]; then
            candidates+=("${value#"$stem"}")
            names+=("$said")
        fi
    done < <(command udatactl __complete "=$current" "${words[@]:1:${#words[@]}-2}" 2>/dev/null)

    for ((index = 0; index < ${#candidates[@]}; index++)); do
        value=${candidates[index]}
        [[ -n $unfit ]] || printf -v value %q "$value"
        # A list that is only shown says what each candidate is; more than one, so that none of it is inserted.
        if [[ ${#candidates[@]} -gt 1 && -n ${names[index]} && ${COMP_TYPE:-9} =~ ^(33|63|64)$ ]]; then
            value="$value  (${names[index]})"
            value=${value:0:$((${COLUMNS:-80} - 2))}
        fi
        COMPREPLY+=("$value")
    done
}

complete -o nosort -F _udatactl udatactl 2>/dev/null || complete -F _udatactl udatactl
