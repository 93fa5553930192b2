//! The program itself, over a socket, until it is told to stop.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use super::guideline;

/// A request that is written out, and the whole answer.
fn exchange(address: &str, request: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

/// Starts the program on a free port; gives its address too.
fn start() -> (Child, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_riktlinje-service"))
        .arg(guideline())
        .arg("127.0.0.1:0")
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    // What follows is read by nobody; the few lines fit in the pipe.
    let mut said = BufReader::new(program.stderr.take().unwrap());
    said.read_line(&mut line).unwrap();
    program.stderr = Some(said.into_inner());
    let address = line.trim().strip_prefix("listening on http://").unwrap_or_else(|| panic!("{line}"));
    (program, address.to_owned())
}

#[test]
fn the_program_serves_and_stops_when_it_is_told_to() {
    let (mut program, address) = start();
    let body = r#"{"personal_data": true}"#;
    let head =
        "POST /assess HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-type: application/json";
    let length = body.len();

    // A body that arrives in two pieces, while the program is told to stop: the answer still comes.
    let mut slow = TcpStream::connect(&address).unwrap();
    write!(slow, "{head}\r\ncontent-length: {length}\r\n\r\n{}", &body[..5]).unwrap();
    let whole = exchange(&address, &format!("{head}\r\ncontent-length: {length}\r\n\r\n{body}"));
    assert!(whole.starts_with("HTTP/1.1 200 OK\r\n"), "{whole}");
    assert!(whole.contains("\"status\":\"incomplete\""), "{whole}");
    if cfg!(unix) {
        let told = Command::new("kill").arg("-TERM").arg(program.id().to_string()).status().unwrap();
        assert!(told.success());
        // Once it has stopped listening, no new connection is accepted.
        while TcpStream::connect(&address).is_ok() {
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
    }
    slow.write_all(&body.as_bytes()[5..]).unwrap();
    let mut answer = String::new();
    slow.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    if cfg!(unix) {
        assert!(program.wait().unwrap().success());
    } else {
        program.kill().unwrap();
    }
}
