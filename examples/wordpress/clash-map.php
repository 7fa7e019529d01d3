<?php
/**
 * Plugin Name: Clash Map
 * Description: The shortcode [clash-map] shows the map and timeline of reported clashes.
 * Version: 0.1.0
 * Requires at least: 5.7
 * License: MIT OR Apache-2.0
 */

defined( 'ABSPATH' ) || exit;

// The folder that holds frame.html; a site can define it in wp-config.php.
defined( 'CLASH_MAP_URL' ) || define( 'CLASH_MAP_URL', 'https://graphics.example.org/clash-map/0.1.0/' );

add_shortcode( 'clash-map', function ( $attributes ) {
	$attributes = shortcode_atts(
		array(
			'height'   => '1000',
			'title'    => 'Map and timeline of reported clashes and airstrikes, March 2024',
			'alt'      => 'Map of the provinces along the Afghanistan–Pakistan border, shaded by the number of incidents reported in March 2024.',
			'province' => '',
			'incident' => '',
			'from'     => '',
			'to'       => '',
			'kinds'    => '',
			'search'   => '',
			'actor'    => '',
			'claimant' => '',
			'source'   => '',
			'differ'   => '',
			'view'     => '',
			'story'    => '',
			'lang'     => '',
			'theme'    => '',
			'durand'   => '',
			'loc'      => '',
		),
		$attributes,
		'clash-map'
	);
	// All but the first three are the widget's, which checks them.
	$parameters = array_filter( array_slice( $attributes, 3 ), 'strlen' );
	$frame      = add_query_arg( array_map( 'rawurlencode', $parameters ), CLASH_MAP_URL . 'frame.html' );

	$iframe  = sprintf(
		'<iframe src="%s" title="%s" width="100%%" height="%d" frameborder="0" loading="lazy"'
		. ' sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals"'
		. ' referrerpolicy="strict-origin-when-cross-origin"></iframe>',
		esc_url( $frame ),
		esc_attr( $attributes['title'] ),
		absint( $attributes['height'] )
	);
	// For readers whose browser runs no script.
	$picture = sprintf(
		'<noscript><a href="%s"><img src="%s" width="1200" height="630" alt="%s"></a></noscript>',
		esc_url( $frame ),
		esc_url( CLASH_MAP_URL . 'clash-map.png' ),
		esc_attr( $attributes['alt'] )
	);
	$script  = wp_get_script_tag(
		array(
			'type' => 'module',
			'src'  => esc_url( CLASH_MAP_URL . 'embed.js' ),
		)
	);
	// A block, which themes give the width and the margins of the text.
	return "<div>$iframe$picture$script</div>";
} );
