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
  'plan-withdrawn': { kind: 'conflict', title: 'This version of the plan is no longer offered' },
  'has-plan': { kind: 'conflict', title: 'The company has a plan already: change it' },
  'not-paid-for': { kind: 'rule', title: 'The day until which was paid is not the end of a period that runs now' },
  'plan-cancelled': { kind: 'conflict', title: 'The plan is cancelled: resume it first' },
  'plan-not-cancelled': { kind: 'conflict', title: 'The plan is not cancelled' },
  'payment-overdue': { kind: 'conflict', title: 'Pay what is overdue first' },
  'sites-differ': { kind: 'conflict', title: 'Name exactly the sites that the company has: they go with the plan' },
  'quote-expired': { kind: 'conflict', title: 'The quote has expired: ask for another one' },
  'quote-outdated': { kind: 'conflict', title: 'Something changed since the quote was made: ask for another one' },
  'no-plan': { kind: 'conflict', title: 'The company has no plan' },
  'company-closed': { kind: 'conflict', title: 'The company is closed' },
  'company-suspended': { kind: 'conflict', title: 'The company is suspended' },
  'company-not-suspended': { kind: 'conflict', title: 'The company is not suspended' },
  'company-closing': { kind: 'conflict', title: 'The company is being closed' },
  'company-has-sites': { kind: 'conflict', title: 'Delete the sites of the company first' },
  'plan-too-small': { kind: 'conflict', title: 'The company has more than this plan allows' },
  'currency-differs': { kind: 'rule', title: 'Amounts in different currencies cannot be combined' },
  'unknown-currency': { kind: 'rule', title: 'There is no such currency' },
  'plan-changing': { kind: 'conflict', title: 'Another change of the plan is under way' },
  'own-access': { kind: 'rule', title: 'Nobody changes their own access but by leaving' },
  'owner-cannot-leave': { kind: 'rule', title: 'The owner cannot leave' },
  'owner-cannot-be-removed': { kind: 'rule', title: 'The owner can be neither removed nor given another role' },
  'not-an-administrator': { kind: 'rule', title: 'Ownership goes to an administrator only' },
  'already-owner': { kind: 'conflict', title: 'This member is the owner already' },
  'enable-two-factor-first': { kind: 'rule', title: 'Turn on your own two-factor authentication first' },
  'beyond-own-access': { kind: 'not-allowed', title: 'Nobody grants what they do not have' },
  'already-member': { kind: 'conflict', title: 'This person has access already' },
  'invitation-other-address': { kind: 'not-allowed', title: 'The invitation was sent to another address' },
  'invitation-accepted': { kind: 'conflict', title: 'The invitation was accepted already' },
  'invitation-declined': { kind: 'conflict', title: 'The invitation was declined' },
  'invitation-revoked': { kind: 'conflict', title: 'The invitation was revoked' },
  'invitation-expired': { kind: 'conflict', title: 'The invitation has expired' },
  'invitation-void': { kind: 'conflict', title: 'Whoever sent the invitation may no longer give this access' },
  'invitation-empty': { kind: 'conflict', title: 'The sites that the invitation offers are gone' },
  'unknown-site': { kind: 'rule', title: 'The company has no such site' },
  'has-company-role': { kind: 'conflict', title: 'This member has a company role, so no roles on single sites' },
  'recovery-under-way': { kind: 'conflict', title: 'A recovery of ownership is under way' },
  'no-recovery': { kind: 'conflict', title: 'No recovery of ownership is under way' },

  'too-many-sites': { kind: 'conflict', title: 'The plan allows no further site' },
  'too-many-premium-stagings': { kind: 'conflict', title: 'The plan allows no further premium staging' },
  'name-taken': { kind: 'conflict', title: 'Another one has this name' },
  'reserved-name': { kind: 'rule', title: 'This name is kept for other uses' },
  'site-not-deleted': { kind: 'conflict', title: 'The site is not deleted' },
  'site-purged': { kind: 'conflict', title: 'What the site held is gone for good' },
  'staging-exists': { kind: 'conflict', title: 'The site has its staging already' },
  'last-environment': { kind: 'rule', title: 'The live environment goes only with its site' },
  'gate-open': { kind: 'conflict', title: 'The environment is open to everybody: it has no password' },
  'same-environment': { kind: 'rule', title: 'Source and target are the same environment' },
  'other-site': { kind: 'rule', title: 'Both environments must belong to the same site' },
  'no-release': { kind: 'conflict', title: 'The environment has no release' },
  'release-active': { kind: 'conflict', title: 'The active release cannot be deleted' },
  'release-exists': { kind: 'conflict', title: 'The release was stored already, with another content' },
  'target-changed': { kind: 'conflict', title: 'The target was changed since the source was copied from it' },
  'environment-deleted': { kind: 'conflict', title: 'The environment was deleted' },
  'backup-not-proved': { kind: 'conflict', title: 'The backup could not be restored to what was saved' },

  'too-late': { kind: 'conflict', title: 'The operation has taken effect and cannot be cancelled any more' },
  'operation-over': { kind: 'conflict', title: 'The operation is over' },
  'operation-overdue': { kind: 'conflict', title: 'The operation did not end in time' },
  'too-many-operations': { kind: 'conflict', title: 'Too many operations wait for this environment' },
  'not-offered-by-host': { kind: 'rule', title: 'The host does not offer this' },
  'host-failed': { kind: 'conflict', title: 'The host failed, or answered what cannot be' },
  'host-unavailable': { kind: 'unavailable', title: 'The host cannot be reached now; try again' },
  'not-enough-space': { kind: 'unavailable', title: 'The host has no space left' },
  'unsupported-archive': { kind: 'not-readable', title: 'Send a .zip or a .tar.gz archive' },
  'upload-incomplete': { kind: 'conflict', title: 'The archive did not arrive whole' },
  'archive-unreadable': { kind: 'rule', title: 'The archive cannot be read' },
  'archive-truncated': { kind: 'rule', title: 'The archive ends too early' },
  'archive-encrypted': { kind: 'rule', title: 'The archive is encrypted' },
  'archive-empty': { kind: 'rule', title: 'The archive holds no files' },
  'archive-path-outside': { kind: 'rule', title: 'A path in the archive leads out of it' },
  'archive-path-absolute': { kind: 'rule', title: 'A path in the archive is absolute' },
  'archive-link': { kind: 'rule', title: 'The archive holds links' },
  'archive-special-file': { kind: 'rule', title: 'The archive holds something other than files and folders' },
  'archive-bad-name': { kind: 'rule', title: 'The archive holds a name that cannot be used' },
  'archive-names-collide': { kind: 'rule', title: 'Two paths in the archive are the same, or differ only in case' },
  'archive-too-large': { kind: 'rule', title: 'The archive, or what it holds, is too large' },
  'archive-too-many-files': { kind: 'rule', title: 'The archive holds too many files' },
  'archive-too-deep': { kind: 'rule', title: 'The archive holds folders that are nested too deep' },
  'archive-bomb': { kind: 'rule', title: 'The archive grows too much when it is unpacked' },
  'digest-differs': { kind: 'rule', title: 'The archive is not the one that Content-Digest names' },

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
