//! `riktlinje-service GUIDELINE [ADDRESS]`: serves one guideline until it is told to stop.

use std::path::Path;
use std::process::ExitCode;

use riktlinje_service::{Log, load, router};
use tokio::net::TcpListener;
use tokio::signal;

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (guideline, address) = match arguments.as_slice() {
        [guideline] => (guideline, "127.0.0.1:8080"),
        [guideline, address] => (guideline, address.as_str()),
        _ => {
            eprintln!(
                "usage: riktlinje-service GUIDELINE [ADDRESS]\n\nGUIDELINE is a folder with guideline.yaml, or a file made by `riktlinje compile`."
            );
            return ExitCode::from(2);
        }
    };
    match serve(Path::new(guideline), address).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(guideline: &Path, address: &str) -> Result<(), String> {
    let program = load(guideline)?;
    let listener = TcpListener::bind(address).await.map_err(|error| format!("{address}: {error}"))?;
    let bound = listener.local_addr().map_err(|error| format!("{address}: {error}"))?;
    eprintln!("listening on http://{bound}");
    axum::serve(listener, router(program, Log::to_standard_error()))
        .with_graceful_shutdown(told_to_stop())
        .await
        .map_err(|error| error.to_string())
}

/// Waits for Ctrl-C, or for what a service manager sends. Requests that have begun are then answered first.
async fn told_to_stop() {
    let interrupted = signal::ctrl_c();
    #[cfg(unix)]
    if let Ok(mut terminated) = signal::unix::signal(signal::unix::SignalKind::terminate()) {
        tokio::select! {
            _ = interrupted => (),
            _ = terminated.recv() => (),
        }
        return;
    }
    // Where signals cannot be heard, the process is simply ended.
    if interrupted.await.is_err() {
        std::future::pending::<()>().await;
    }
}
