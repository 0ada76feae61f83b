/** The first characters of an API key. By them the gateway and secret scanners recognise one. */
export const API_KEY_PREFIX = 'hfk_'
