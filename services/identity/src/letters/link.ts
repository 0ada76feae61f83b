/** What a mailed link of identity is good for. */
export type LinkPurpose = 'confirm-email' | 'reset-password' | 'change-email' | 'undo-email-change'
