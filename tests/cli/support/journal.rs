//! A journal as a test wants it: lines with their checksums, of whatever moment.

use std::io::Write;
use std::path::Path;

use serde_json::Value;

/// The text of a line: the checksum of the other keys comes last.
pub fn line(record: &Value) -> String {
    let json = record.to_string();
    let sum = crc32fast::hash(json.as_bytes());
    format!("{},\"sum\":\"{sum:08x}\"}}\n", json.strip_suffix('}').unwrap())
}

/// Adds lines to the journal of a state directory.
pub fn append(state: &Path, records: &[Value]) {
    std::fs::create_dir_all(state).unwrap();
    let mut file =
        std::fs::File::options().create(true).append(true).open(state.join("journal.jsonl")).unwrap();
    records.iter().for_each(|record| file.write_all(line(record).as_bytes()).unwrap());
}

/// The lines of a journal, changed, with new checksums.
pub fn rewrite(state: &Path, change: impl Fn(usize, &mut Value)) {
    let path = state.join("journal.jsonl");
    let text = std::fs::read_to_string(&path).unwrap();
    let changed = text.lines().enumerate().map(|(number, text)| {
        let mut record: Value = serde_json::from_str(text).unwrap();
        record.as_object_mut().unwrap().shift_remove("sum").unwrap();
        change(number, &mut record);
        line(&record)
    });
    std::fs::write(path, changed.collect::<String>()).unwrap();
}
