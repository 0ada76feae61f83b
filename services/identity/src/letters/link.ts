/** What a mailed link of identity does. A link works for its own purpose only. */
export type LinkPurpose = 'confirm-email' | 'reset-password' | 'change-email' | 'undo-email-change' | 'undo-two-factor'
