//! A browser under test, with its driver's process and its WebDriver session.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use clap::ValueEnum;
use fantoccini::error::CmdError;
use fantoccini::wd::WindowHandle;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Engine {
    Chromium,
    Firefox,
    #[value(name = "webkit")]
    WebKit,
}

impl Engine {
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The name in arguments and reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Returns the command of the driver, without its port.
    fn driver(self) -> Command {
        match self {
            Self::Chromium => Command::new("chromedriver"),
            Self::Firefox => yielding("geckodriver"),
            Self::WebKit => {
                let mut driver = yielding("WebKitWebDriver");
                driver
                    .arg("--host=127.0.0.1")
                    .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
                    .env("LIBGL_ALWAYS_SOFTWARE", "1")
                    // Its compilers (2.50) miscompile a load in fifty or so, which the widget
                    // survives and a test that counts does not; its interpreter does not.
                    .env("JSC_useBBQJIT", "0")
                    .env("JSC_useOMGJIT", "0");
                driver
            }
        }
    }

    fn capabilities(self) -> Value {
        match self {
            // Without a user data folder of ours, the driver makes a fresh one and removes it.
            Self::Chromium => json!({
                "goog:chromeOptions": { "args": [
                    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
                    "--no-first-run", "--disable-background-networking",
                    "--disable-component-update", "--disable-sync",
                ] },
            }),
            Self::Firefox => json!({ "moz:firefoxOptions": { "args": ["-headless"] } }),
            Self::WebKit => json!({
                "webkitgtk:browserOptions": {
                    "binary": mini_browser(),
                    "args": ["--automation"],
                },
            }),
        }
    }
}

/// Returns the command of a program that leaves the processor to Chromium, whose tests take longest
/// and would otherwise run alone at the end.
fn yielding(program: &str) -> Command {
    let mut command = Command::new("nice");
    command.args(["-n", "10", program]);
    command
}

/// Returns Cargo's target folder.
pub fn target_folder() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from)
}

/// Returns the folder where `cargo x test` installs npm packages.
pub fn tools_folder() -> PathBuf {
    target_folder().join("tools")
}

fn mini_browser() -> String {
    format!(
        "/usr/lib/{}-linux-gnu/webkit2gtk-4.1/MiniBrowser",
        std::env::consts::ARCH
    )
}

/// A process that is killed when its handle is dropped.
pub struct Process(Child);

impl Process {
    pub fn start(command: &mut Command) -> Self {
        let child = command.stdin(Stdio::null()).stderr(Stdio::null()).spawn();
        Self(child.unwrap_or_else(|error| panic!("cannot start {command:?}: {error}")))
    }

    pub fn is_running(&mut self) -> bool {
        self.0.try_wait().is_ok_and(|ended| ended.is_none())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// The size of a window at the start of a test.
const WIDTH_PX: u32 = 1280;
const HEIGHT_PX: u32 = 1000;

/// Fields are dropped in this order: the driver before the display it draws on.
pub struct Browser {
    pub client: Client,
    _driver: Process,
    _display: Option<Process>,
}

impl Browser {
    /// # Panics
    /// If a program does not start. The message names the engine and quotes its driver.
    pub async fn start(engine: Engine) -> Self {
        let mut command = engine.driver();
        let display = (engine == Engine::WebKit).then(|| {
            let (display, name) = virtual_display();
            command.env("DISPLAY", name);
            display
        });
        let port = free_port();
        command.arg(format!("--port={port}")).stdout(Stdio::null());
        let mut driver = Process::start(&mut command);
        await_port(port, &mut driver).await;
        let Value::Object(capabilities) = engine.capabilities() else {
            unreachable!("capabilities are an object");
        };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .unwrap_or_else(|error| panic!("{engine:?} does not start: {error}"));
        Self {
            client,
            _driver: driver,
            _display: display,
        }
    }

    /// Opens a blank window of the usual size and closes all others, so that no test sees what
    /// another set in its window.
    pub async fn open_window(&self) -> Result<WindowHandle, CmdError> {
        let client = &self.client;
        let others = client.windows().await?;
        let window = client.new_window(false).await?.handle;
        for other in others {
            client.switch_to_window(other).await?;
            client.close_window().await?;
        }
        client.switch_to_window(window.clone()).await?;
        client.set_window_size(WIDTH_PX, HEIGHT_PX).await?;
        Ok(window)
    }

    /// Quits the browser. Killing only its driver would leave it running.
    pub async fn close(self) {
        self.client.clone().close().await.ok();
    }
}

/// Starts an X server, which picks a free display and prints its number.
fn virtual_display() -> (Process, String) {
    let mut display = Process::start(
        Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1600x1200x24",
                "-nolisten",
                "tcp",
            ])
            .stdout(Stdio::piped()),
    );
    let mut number = String::new();
    let output = display.0.stdout.take().expect("its output is a pipe");
    BufReader::new(output)
        .read_line(&mut number)
        .expect("Xvfb names its display");
    (display, format!(":{}", number.trim()))
}

pub fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        .expect("this machine has a free port")
        .port()
}

pub async fn await_port(port: u16, server: &mut Process) {
    let answers = async {
        while tokio::net::TcpStream::connect((Ipv4Addr::LOCALHOST, port))
            .await
            .is_err()
        {
            assert!(server.is_running(), "the server ended");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), answers)
        .await
        .expect("the server answers");
}
