//! The widget in a post of a real WordPress, in all the ways that `examples/wordpress/README.md`
//! describes. `cargo x test` skips it if it cannot install WordPress.
//!
//! Runs in Chromium alone, because framing.rs tests the frame in the other engines.

use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::json;
use tempfile::TempDir;
use tokio::io::AsyncWriteExt;

use crate::driver::{Process, await_port, free_port};
use crate::iframe;
use crate::newsroom::Widget;
use crate::page::{PATIENCE, Page};
use crate::site::RECORDER;
use crate::suite::tests;

tests! {
    CHROMIUM:
        wordpress_shows_the_widget_in_every_way_of_the_readme;
}

const DEBIAN_WORDPRESS: &str = "/usr/share/wordpress";
const EXAMPLES_BASE: &str = "https://graphics.example.org/clash-map/0.1.0/";

/// The maximum height that WordPress allows for unknown embeds.
const MOST_PX: u32 = 1000;

async fn wordpress_shows_the_widget_in_every_way_of_the_readme(page: Page) {
    let widget = Widget::serve().await;
    let block = html_block().replace(EXAMPLES_BASE, &widget.file(""));
    let frame = widget.file("frame.html");
    // What the editor makes of the block, of a pasted address and of a shortcode.
    let content = format!(
        r#"<!-- wp:html -->
{block}
<!-- /wp:html -->

<!-- wp:embed {{"url":"{frame}"}} -->
<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">
{frame}
</div></figure>
<!-- /wp:embed -->

<!-- wp:shortcode -->
[clash-map province="AF-PKA" height="700"]
<!-- /wp:shortcode -->"#
    );
    let site = WordPress::start(&widget.file("")).await;
    let post = site.publish(&content).await;
    page.devtools(
        "Page.addScriptToEvaluateOnNewDocument",
        json!({ "source": RECORDER }),
    )
    .await;
    page.go_to(&post).await;
    let [pasted, address, shortcode] = [0, 1, 2];
    for iframe in [pasted, address, shortcode] {
        iframe::await_ready(&page, iframe).await;
    }
    iframe::await_height(&page, pasted, |content_px| content_px).await;
    iframe::await_height(&page, address, |content_px| content_px.min(MOST_PX)).await;
    iframe::await_height(&page, shortcode, |content_px| content_px).await;
    let sandbox: String = page
        .get("document.querySelectorAll('iframe')[1].getAttribute('sandbox')")
        .await;
    assert_eq!(sandbox, "allow-scripts", "WordPress does not know the host");
    page.enter_frame(shortcode).await;
    let province: String = page.get("host.getAttribute('province')").await;
    assert_eq!(province, "AF-PKA");
}

/// The code that the readme says to paste into a "Custom HTML" block.
fn html_block() -> String {
    let readme = std::fs::read_to_string(project().join("examples/wordpress/README.md"))
        .expect("the readme is there");
    let (_, block) = readme.split_once("```html\n").expect("it has HTML");
    let (block, _) = block.split_once("```").expect("the HTML ends");
    block.to_owned()
}

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A copy of Debian's WordPress with its own database. Fields are dropped in this order.
struct WordPress {
    home: String,
    widget: String,
    socket: PathBuf,
    site: PathBuf,
    _server: Process,
    _database: Process,
    _folder: TempDir,
}

impl WordPress {
    async fn start(widget: &str) -> Self {
        let folder = TempDir::new().expect("this machine has a temporary folder");
        let (data, socket) = (folder.path().join("data"), folder.path().join("db.sock"));
        run(Command::new("mariadb-install-db")
            .args(["--no-defaults", "--user=root", "--skip-test-db"])
            .arg("--auth-root-authentication-method=normal")
            .arg(with_path("--datadir=", &data)));
        let mut database = Process::start(
            Command::new("/usr/sbin/mariadbd")
                .args(["--no-defaults", "--user=root", "--skip-networking"])
                .arg(with_path("--datadir=", &data))
                .arg(with_path("--socket=", &socket))
                .stdout(Stdio::null()),
        );
        let began = Instant::now();
        while UnixStream::connect(&socket).is_err() {
            assert!(began.elapsed() < PATIENCE, "the database does not answer");
            assert!(database.is_running(), "the database ended");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }

        let site = folder.path().join("site");
        run(Command::new("cp")
            .args(["--recursive", "--dereference", DEBIAN_WORDPRESS])
            .arg(&site));
        let plugins = site.join("wp-content/mu-plugins");
        std::fs::create_dir(&plugins).expect("the copy is ours");
        let own = project().join("tests/browser/wordpress");
        for (from, to) in [
            (own.join("wp-config.php"), site.join("wp-config.php")),
            (own.join("widget-host.php"), plugins.join("widget-host.php")),
            (
                project().join("examples/wordpress/clash-map.php"),
                plugins.join("clash-map.php"),
            ),
        ] {
            std::fs::copy(from, to).expect("the copy is ours");
        }

        let port = free_port();
        let home = format!("http://127.0.0.1:{port}");
        let mut server = Command::new("php");
        server
            .args(["-S", &format!("127.0.0.1:{port}"), "-t"])
            .arg(&site)
            .envs(environment(&home, widget, &socket))
            .stdout(Stdio::null());
        let mut server = Process::start(&mut server);
        await_port(port, &mut server).await;
        Self {
            home,
            widget: widget.to_owned(),
            socket,
            site,
            _server: server,
            _database: database,
            _folder: folder,
        }
    }

    /// Publishes a post and returns its address.
    async fn publish(&self, content: &str) -> String {
        let mut php = tokio::process::Command::new("php")
            .arg(project().join("tests/browser/wordpress/publish.php"))
            .arg(&self.site)
            .envs(environment(&self.home, &self.widget, &self.socket))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("PHP starts");
        let mut input = php.stdin.take().expect("its input is a pipe");
        input
            .write_all(content.as_bytes())
            .await
            .expect("PHP reads");
        drop(input);
        let output = php.wait_with_output().await.expect("PHP ends");
        let number = String::from_utf8_lossy(&output.stdout);
        assert!(
            number.parse::<u32>().is_ok(),
            "WordPress publishes: {number}"
        );
        format!("{}/?p={number}", self.home)
    }
}

fn environment<'a>(
    home: &'a str,
    widget: &'a str,
    socket: &'a Path,
) -> [(&'static str, &'a std::ffi::OsStr); 3] {
    [
        ("TEST_HOME", home.as_ref()),
        ("TEST_WIDGET", widget.as_ref()),
        ("TEST_SOCKET", socket.as_os_str()),
    ]
}

fn with_path(option: &str, path: &Path) -> String {
    format!("{option}{}", path.display())
}

fn run(command: &mut Command) {
    let output = command.output().expect("the program starts");
    assert!(
        output.status.success(),
        "{command:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}
