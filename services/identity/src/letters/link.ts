/** What a link that identity mails can be used for. */
export type LinkPurpose = 'confirm-email' | 'reset-password' | 'change-email' | 'undo-email-change'
