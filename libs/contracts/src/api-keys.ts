/** How an API key begins: so the gateway tells it from a session's token, and scanners from everything else. */
export const API_KEY_PREFIX = 'hfk_'
