//! The prerendered story in a text browser. Needs w3m, which `cargo x test` installs.

use clash_map::builtin::builtin_story;
use clash_map::prerender::story_html;
use expect_test::expect_file;
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::Arc;

#[test]
#[ignore = "needs w3m"]
fn the_story_reads_as_agreed() {
    let mut browser = Command::new("w3m")
        .args(["-dump", "-cols", "80", "-T", "text/html"])
        .args(["-I", "UTF-8", "-O", "UTF-8"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("w3m is installed");
    let mut page = browser.stdin.take().expect("its input is a pipe");
    let html = story_html(Arc::new(builtin_story()));
    // Written beside the reading, or both would wait once the pipe is full.
    let writer = std::thread::spawn(move || page.write_all(html.as_bytes()));
    let output = browser.wait_with_output().expect("it ends");
    writer
        .join()
        .expect("no panic")
        .expect("it reads its input");
    let text = String::from_utf8(output.stdout).expect("it writes UTF-8");
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    expect_file!["../golden/story_w3m.txt"].assert_eq(&(lines.join("\n") + "\n"));
}
