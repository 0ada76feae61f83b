/** The part of a page that the link to skip the sections leads to. */
export const CONTENT_ID = 'content'
