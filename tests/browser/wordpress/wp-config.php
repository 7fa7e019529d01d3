<?php
// A WordPress of one test; what varies comes from the test's environment.

define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:' . getenv( 'TEST_SOCKET' ) );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
$table_prefix = 'wp_';

define( 'WP_HOME', getenv( 'TEST_HOME' ) );
define( 'WP_SITEURL', getenv( 'TEST_HOME' ) );
define( 'CLASH_MAP_URL', getenv( 'TEST_WIDGET' ) );

// Nothing leaves this machine, and the server, which answers one request at a time, is
// not asked by itself.
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'WP_ACCESSIBLE_HOSTS', '127.0.0.1' );
define( 'DISABLE_WP_CRON', true );

defined( 'ABSPATH' ) || define( 'ABSPATH', __DIR__ . '/' );
require_once ABSPATH . 'wp-settings.php';
