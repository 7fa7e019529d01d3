//! Chromium with its developer tools, and a new profile for every visit.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, anyhow};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::time::Instant;

use crate::devtools::Devtools;

/// The time limit for a page to do what it was asked, on a slow machine with many incidents.
const PATIENCE: Duration = Duration::from_secs(600);

/// The driver's process. It is killed when its handle is dropped.
pub struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// # Errors
    /// Fails if chromedriver is missing or does not print its port.
    pub fn start() -> anyhow::Result<Self> {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot start chromedriver")?;
        let output = process.stdout.take().context("its output is a pipe")?;
        // "ChromeDriver was started successfully on port 43211."
        let port = BufReader::new(output)
            .lines()
            .map_while(Result::ok)
            .find_map(|line| {
                line.split("successfully on port ")
                    .nth(1)?
                    .trim_end_matches('.')
                    .parse()
                    .ok()
            });
        let port = port.context("chromedriver names no port")?;
        Ok(Self { process, port })
    }

    /// # Errors
    /// Fails if Chromium does not start.
    pub async fn open(&self) -> anyhow::Result<Browser> {
        let capabilities = json!({
            // Return at once, so that a page can be used while it loads.
            "pageLoadStrategy": "none",
            "timeouts": { "script": PATIENCE.as_millis() as u64 },
            "goog:chromeOptions": { "args": [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
                "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--window-size=1280,1000",
                // WebGL draws in software here.
                "--enable-unsafe-swiftshader",
            ] },
        });
        let Value::Object(capabilities) = capabilities else {
            unreachable!("capabilities are an object");
        };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{}", self.port))
            .await
            .context("Chromium does not start")?;
        Ok(Browser { client })
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

pub struct Browser {
    client: Client,
}

impl Browser {
    pub async fn go_to(&self, url: &str) -> anyhow::Result<()> {
        Ok(self.client.goto(url).await?)
    }

    /// Returns the response of the developer tools.
    pub async fn devtools(
        &self,
        command: &'static str,
        parameters: Value,
    ) -> anyhow::Result<Value> {
        let command = Devtools {
            command,
            parameters,
        };
        Ok(self.client.issue_cmd(command).await?)
    }

    /// Returns the value of a JavaScript expression.
    pub async fn get<T: DeserializeOwned>(&self, expression: &str) -> anyhow::Result<T> {
        let script = format!("return ({expression});");
        let value = self.client.execute(&script, Vec::new()).await;
        let value = value.with_context(|| expression.to_owned())?;
        serde_json::from_value(value).with_context(|| expression.to_owned())
    }

    /// Waits until an expression is not null, and returns its value.
    pub async fn wait_for<T: DeserializeOwned>(&self, expression: &str) -> anyhow::Result<T> {
        let began = Instant::now();
        loop {
            if let Some(value) = self.get::<Option<T>>(expression).await? {
                return Ok(value);
            }
            if began.elapsed() > PATIENCE {
                return Err(anyhow!("not within {PATIENCE:?}: {expression}"));
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    pub async fn close(self) {
        self.client.close().await.ok();
    }
}
