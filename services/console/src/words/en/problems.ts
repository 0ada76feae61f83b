/** What to do about a refusal, by its code. */
export const problems = {
  'code-needed': 'Type the code from your authenticator app, too.',
  'not-found': 'It is not there, or not any more.',
  'sign-in-failed': 'Address, password or code is wrong, or the address is not confirmed yet.',
  unreachable: 'Nothing answered. Are you online? What you did is not lost: try again.',
  otherwise: 'This did not work.',
} as const
