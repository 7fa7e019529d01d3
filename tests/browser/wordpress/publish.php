<?php
// Sets WordPress up and publishes what comes on standard input, as its administrator.
// Prints the post's number.

$_SERVER['HTTP_HOST'] = parse_url( getenv( 'TEST_HOME' ), PHP_URL_HOST );
$database             = new mysqli( 'localhost', 'root', '', '', 0, getenv( 'TEST_SOCKET' ) );
$database->query( 'CREATE DATABASE wordpress' );

define( 'WP_INSTALLING', true );
require $argv[1] . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';

// Nobody is to be told by mail.
add_filter( 'pre_wp_mail', '__return_true' );
$site = wp_install( 'The Plain Record', 'editor', 'editor@graphics.example.org', true, '', 'for one test' );
wp_set_current_user( $site['user_id'] );
echo wp_insert_post(
	wp_slash(
		array(
			'post_title'   => 'Three ways to embed',
			'post_status'  => 'publish',
			'post_content' => stream_get_contents( STDIN ),
		)
	)
);
