# Completion of udatactl in PowerShell (5.1 or newer). udatactl itself answers, in the person's language.

Register-ArgumentCompleter -Native -CommandName 'udatactl' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $program = Get-Command -Name 'udatactl' -CommandType Application -TotalCount 1 -ErrorAction SilentlyContinue
    if (-not $program) { return }
    $current = "$wordToComplete".Trim("'", '"')
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        ForEach-Object {
            if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value }
            else { $_.Extent.Text }
        })
    $encoding = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
        $lines = @(& $program '__complete' "=$current" @words 2>$null)
    } catch {
        return
    } finally {
        [Console]::OutputEncoding = $encoding
    }
    foreach ($line in $lines) {
        $value, $said = $line -split "`t", 2
        if ($value -eq ':files') {
            [System.Management.Automation.CompletionCompleters]::CompleteFilename($current)
            return
        }
        if (-not $value.StartsWith($current, [System.StringComparison]::OrdinalIgnoreCase)) { continue }
        if (-not $said) { $said = $value }
        $text = $value
        # Whatever PowerShell could take for more than a word is quoted.
        if ($value -notmatch '^[A-Za-z0-9_.,:/=-]+$') {
            $quoted = [System.Management.Automation.Language.CodeGeneration]::EscapeSingleQuotedStringContent($value)
            $text = "'" + $quoted + "'"
        }
        [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $said)
    }
}
