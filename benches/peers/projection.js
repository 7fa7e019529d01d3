import { geoConicEqualArea } from 'd3-geo';

/** Returns the basemap's projection, fitted to the provinces that have incidents. */
export const fitted = (provinces, byProvince, width, height) => {
  const features = provinces.features.filter(({ properties }) => byProvince.has(properties.province));
  return geoConicEqualArea()
    .parallels([26, 37])
    .rotate([-69, 0])
    .clipExtent([[0, 0], [width, height]])
    .fitExtent([[8, 8], [width - 8, height - 8]], { type: 'FeatureCollection', features });
};
