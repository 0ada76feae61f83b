/** How long the reason of an operator's act may be, in UTF-16 code units. */
export const REASON_LENGTH = 500
