# Completion of udatactl in fish (3.0 or newer). udatactl itself answers, in the person's language.

function __udatactl_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l lines (command udatactl __complete "=$current" $words[2..-1] 2>/dev/null)
    if string match -q -- ':files*' "$lines[1]"
        __fish_complete_path $current
    else if set -q lines[1]
        printf '%s\n' $lines
    end
end

complete -c udatactl -f -a '(__udatactl_complete)'
