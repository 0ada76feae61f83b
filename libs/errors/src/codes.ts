/** A group of refusals that share one HTTP status and one gRPC status. */
export type Kind =
  | 'not-understood'
  | 'too-slow'
  | 'not-readable'
  | 'not-signed-in'
  | 'not-allowed'
  | 'not-found'
  | 'wrong-method'
  | 'conflict'
  | 'changed-meanwhile'
  | 'rule'
  | 'throttled'
  | 'unavailable'

/**
 * Every refusal of the product. A code is public: clients depend on it, so it never changes. A title is the same each
 * time; what differs from case to case goes into the detail.
 */
export const codes = {
  'bad-request': { kind: 'not-understood', title: 'The request was not understood' },
  'body-too-large': { kind: 'not-understood', title: 'The body is too large' },
  'request-too-slow': { kind: 'too-slow', title: 'The request did not arrive in time' },
  'unsupported-charset': { kind: 'not-readable', title: 'The body must be in UTF-8' },
  'bad-cursor': { kind: 'not-understood', title: 'The cursor is not one of this list' },
  'csrf-token-needed': { kind: 'not-allowed', title: 'The X-CSRF-Token header is missing or wrong' },
  'cross-site-request': { kind: 'not-allowed', title: 'Requests from other sites are refused' },

  'not-signed-in': { kind: 'not-signed-in', title: 'Sign in first' },
  'sign-in-failed': {
    kind: 'not-signed-in',
    title: 'Address, password or code is wrong, or the address is not confirmed yet',
  },
  'code-needed': { kind: 'not-signed-in', title: 'A two-factor code is needed' },
  'code-used': { kind: 'conflict', title: 'This code was used already: wait for the next one' },
  'proof-failed': { kind: 'not-allowed', title: 'Password or code is wrong' },
  'proof-needed': { kind: 'not-allowed', title: 'Prove your password again first' },

  'not-allowed': { kind: 'not-allowed', title: 'Your role does not allow this' },
  'two-factor-required': { kind: 'not-allowed', title: 'This company requires two-factor authentication' },
  'operators-only': { kind: 'not-allowed', title: 'Only operators with two-factor may do this' },
  'operator-session-over': { kind: 'not-allowed', title: 'Sign in again: sessions of operators are short' },
  'keys-not-allowed': { kind: 'not-allowed', title: 'This is for signed-in people, not for API keys' },
  'email-not-confirmed': { kind: 'not-allowed', title: 'Confirm your address first' },
  'not-found': { kind: 'not-found', title: 'Not found' },
  'method-not-allowed': { kind: 'wrong-method', title: 'The path takes other methods; Allow lists them' },

  'invalid-token': { kind: 'rule', title: 'The link is not valid any more' },
  'already-confirmed': { kind: 'conflict', title: 'The address is confirmed already; sign in' },
  'weak-password': { kind: 'rule', title: 'The password is too easy to guess' },
  'reason-needed': { kind: 'rule', title: 'A reason is needed' },
  'wrong-code': { kind: 'rule', title: 'The code is wrong' },
  'two-factor-is-on': { kind: 'conflict', title: 'Two-factor authentication is on already' },
  'two-factor-is-off': { kind: 'conflict', title: 'Two-factor authentication is off' },
  'same-address': { kind: 'rule', title: 'This is your address already' },
  'address-taken': { kind: 'conflict', title: 'The address cannot be used' },
  'owns-company': { kind: 'rule', title: 'Transfer or close the companies you own first' },
  'user-leaving': { kind: 'conflict', title: 'The user is being deleted' },

  'unknown-plan': { kind: 'rule', title: 'There is no such plan' },
  'no-plan': { kind: 'conflict', title: 'The company has no plan' },
  'company-closed': { kind: 'conflict', title: 'The company is closed' },
  'company-suspended': { kind: 'conflict', title: 'The company is suspended' },
  'company-not-suspended': { kind: 'conflict', title: 'The company is not suspended' },
  'own-access': { kind: 'rule', title: 'Nobody changes their own access but by leaving' },
  'owner-cannot-leave': { kind: 'rule', title: 'The owner cannot leave' },
  'owner-cannot-be-removed': { kind: 'rule', title: 'The owner can be neither removed nor given another role' },
  'not-an-administrator': { kind: 'rule', title: 'Ownership goes to an administrator only' },
  'already-owner': { kind: 'conflict', title: 'This member is the owner already' },
  'enable-two-factor-first': { kind: 'rule', title: 'Turn on your own two-factor authentication first' },
  'beyond-own-access': { kind: 'not-allowed', title: 'Nobody grants what they do not have' },
  'sites-not-available': { kind: 'rule', title: 'There are no sites yet, so no site roles' },
  'already-member': { kind: 'conflict', title: 'This person has access already' },
  'invitation-other-address': { kind: 'not-allowed', title: 'The invitation was sent to another address' },
  'invitation-accepted': { kind: 'conflict', title: 'The invitation was accepted already' },
  'invitation-declined': { kind: 'conflict', title: 'The invitation was declined' },
  'invitation-revoked': { kind: 'conflict', title: 'The invitation was revoked' },
  'invitation-expired': { kind: 'conflict', title: 'The invitation has expired' },
  'invitation-void': { kind: 'conflict', title: 'Whoever sent the invitation may no longer give this access' },
  'recovery-under-way': { kind: 'conflict', title: 'A recovery of ownership is under way' },
  'no-recovery': { kind: 'conflict', title: 'No recovery of ownership is under way' },

  'not-for-keys': { kind: 'rule', title: 'An API key cannot have this permission' },
  'bad-expiry': { kind: 'rule', title: 'An API key ends in the future, and within 5 years' },
  'too-many-keys': { kind: 'conflict', title: 'The company has as many API keys as it can have' },
  'key-revoked': { kind: 'conflict', title: 'The API key was revoked already' },

  'idempotency-key-reused': { kind: 'conflict', title: 'The Idempotency-Key was used for another request' },
  'already-done': { kind: 'conflict', title: 'Done already; the answer is not given again' },
  'changed-meanwhile': { kind: 'changed-meanwhile', title: 'Somebody changed it first' },
  'too-many-requests': { kind: 'throttled', title: 'Too many requests' },
  'too-many-attempts': { kind: 'throttled', title: 'Too many failed attempts' },
  overloaded: { kind: 'unavailable', title: 'Too much is waiting; try again' },
  unavailable: { kind: 'unavailable', title: 'Cannot be decided now; try again' },
  'access-unknown': { kind: 'unavailable', title: 'Whether you may cannot be known now; try again' },
} as const satisfies Record<string, { kind: Kind; title: string }>

export type Code = keyof typeof codes
