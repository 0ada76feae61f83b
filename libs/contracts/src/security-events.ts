/** A kind of security event: what it says, and the calls that are one. */
interface SecurityEventRow {
  says: string
  /** Methods whose calls are such an event; `Operators/*` stands for all methods of a service. Absent: code records it. */
  methods?: readonly string[]
  /** How these calls must end: `done`, `refused` for whatever reason, or refused with one of these codes. */
  outcome?: 'done' | 'refused' | readonly string[]
}

const SIGN_IN = ['identity.v1.Sessions/SignIn']
const PROOFS = ['identity.v1.Sessions/Prove', 'identity.v1.Users/ChangePassword']
const OPERATORS = [
  'identity.v1.Operators/*',
  'company.v1.Operators/*',
  'site.v1.Operators/*',
  'billing.v1.Closes/*',
  'billing.v1.InvoiceOperators/*',
  'billing.v1.PaymentOperators/*',
  'billing.v1.SubscriptionOperators/*',
  'ledger.v1.Consumers/*',
]

/**
 * The one list of security events. The gRPC server of every service records the calls that it names; the gateway records
 * the others. docs/security-events.md is generated from it.
 */
export const securityEvents = {
  'signed-up': { says: 'Somebody signed up', methods: ['identity.v1.Users/SignUp'], outcome: 'done' },
  'confirmation-requested': {
    says: 'Somebody asked for another mail that confirms an address',
    methods: ['identity.v1.Users/RequestEmailConfirmation'],
    outcome: 'done',
  },
  'address-confirmed': {
    says: 'An address was confirmed by a mailed link',
    methods: ['identity.v1.Users/ConfirmEmail'],
    outcome: 'done',
  },
  'signed-in': { says: 'Somebody signed in', methods: SIGN_IN, outcome: 'done' },
  'sign-in-failed': {
    says: 'Address, password or code was wrong, or the code had been used; `failed` says which',
    methods: SIGN_IN,
    outcome: ['sign-in-failed', 'code-used'],
  },
  'sign-in-code-needed': {
    says: 'The password was right, and the code was missing',
    methods: SIGN_IN,
    outcome: ['code-needed'],
  },
  'sign-in-refused': {
    says: 'Too many sign-ins had failed; `bound` says which bound was reached. With `failed`, it was looked at all the same',
    methods: SIGN_IN,
    outcome: ['too-many-attempts'],
  },
  proven: {
    says: 'Somebody proved password (and code) again',
    methods: ['identity.v1.Sessions/Prove'],
    outcome: 'done',
  },
  'proof-failed': {
    says: 'Password or code was wrong in a session, or the code had been used',
    methods: PROOFS,
    outcome: ['proof-failed', 'code-used'],
  },
  'proof-refused': {
    says: 'Too many proofs had failed in the session',
    methods: [...PROOFS, 'identity.v1.TwoFactor/Confirm'],
    outcome: ['too-many-attempts'],
  },
  'code-failed': {
    says: 'The code that should turn two-factor on was wrong',
    methods: ['identity.v1.TwoFactor/Confirm'],
    outcome: ['wrong-code'],
  },
  'proof-missing': {
    says: 'A session without a fresh proof tried what needs one',
    methods: ['*'],
    outcome: ['proof-needed'],
  },
  'reset-requested': {
    says: 'Somebody asked for a link to reset a password',
    methods: ['identity.v1.Users/RequestPasswordReset'],
    outcome: 'done',
  },
  'password-reset': {
    says: 'A password was reset by a mailed link',
    methods: ['identity.v1.Users/ResetPassword'],
    outcome: 'done',
  },
  'password-changed': {
    says: 'A password was changed in a session',
    methods: ['identity.v1.Users/ChangePassword'],
    outcome: 'done',
  },
  'address-change-requested': {
    says: 'Somebody asked to change their address',
    methods: ['identity.v1.Users/RequestEmailChange'],
    outcome: 'done',
  },
  'address-changed': {
    says: 'An address was changed by a mailed link',
    methods: ['identity.v1.Users/ConfirmEmailChange'],
    outcome: 'done',
  },
  'address-change-undone': {
    says: 'A change of address was taken back by a mailed link',
    methods: ['identity.v1.Users/UndoEmailChange'],
    outcome: 'done',
  },
  'link-refused': {
    says: 'The token of a mailed link was wrong, used or too old',
    methods: ['*'],
    outcome: ['invalid-token'],
  },
  'two-factor-undone': {
    says: 'Two-factor was undone by a mailed link',
    methods: ['identity.v1.TwoFactor/Undo'],
    outcome: 'done',
  },
  'two-factor-changed': {
    says: 'Two-factor was turned on or off, or recovery codes were renewed; `method` says which',
    methods: [
      'identity.v1.TwoFactor/Confirm',
      'identity.v1.TwoFactor/TurnOff',
      'identity.v1.TwoFactor/RenewRecoveryCodes',
    ],
    outcome: 'done',
  },
  'sessions-ended': {
    says: 'Somebody ended sessions: one, or all others',
    methods: ['identity.v1.Sessions/EndSession', 'identity.v1.Sessions/EndOtherSessions'],
    outcome: 'done',
  },
  'user-deleted': { says: 'Somebody deleted their account', methods: ['identity.v1.Users/DeleteMe'], outcome: 'done' },
  'key-changed': {
    says: 'An API key was made or revoked; `method` says which',
    methods: ['identity.v1.ApiKeys/CreateKey', 'identity.v1.ApiKeys/RevokeKey'],
    outcome: 'done',
  },
  'key-refused': {
    says: 'An API key was refused; `failed` says why: malformed, unknown, revoked, expired or void',
    methods: ['identity.v1.ApiKeys/ResolveKey'],
    outcome: ['not-signed-in'],
  },
  'operator-act': {
    says: 'An operator looked or acted; `method` says what was done',
    methods: OPERATORS,
    outcome: 'done',
  },
  'operator-act-refused': {
    says: 'What is for operators was refused; `reason` says why',
    methods: OPERATORS,
    outcome: 'refused',
  },
  'mails-refused': {
    says: 'Somebody would have caused too many mails',
    methods: [
      'company.v1.Invitations/Invite',
      'company.v1.Invitations/ResendInvitation',
      'identity.v1.Users/RequestEmailChange',
    ],
    outcome: ['too-many-requests'],
  },
  'passport-refused': { says: 'A call between services had no good passport' },
  'certificate-refused': { says: 'A call between services came over a connection whose certificate is of another one' },
  'session-refused': { says: 'A session token was unknown, or its session had ended' },
  'cross-site-refused': { says: 'A page of another site sent the request' },
  'csrf-refused': { says: 'A change by cookie had no right X-CSRF-Token' },
  'calls-refused': { says: 'A caller exceeded the calls a minute; recorded once a minute for each' },
} as const satisfies Record<string, SecurityEventRow>

export type SecurityEventType = keyof typeof securityEvents

const rows = Object.entries(securityEvents) as [SecurityEventType, SecurityEventRow][]

/**
 * The security events that a call is.
 * @param path the full gRPC path of the method: "/holdfast.identity.v1.Sessions/SignIn"
 * @param outcome `done`, or the code of the refusal
 */
export function securityEventsOf(path: string, outcome: string): SecurityEventType[] {
  const method = path.replace('/holdfast.', '')
  return rows
    .filter(([, { methods = [], outcome: wanted }]) => names(methods, method) && isOutcome(wanted, outcome))
    .map(([type]) => type)
}

function names(methods: readonly string[], method: string): boolean {
  const service = `${method.split('/')[0]}/*`
  return methods.some((one) => one === '*' || one === method || one === service)
}

function isOutcome(wanted: SecurityEventRow['outcome'], outcome: string): boolean {
  if (wanted === 'refused') return outcome !== 'done'
  return typeof wanted === 'string' ? wanted === outcome : (wanted?.includes(outcome) ?? false)
}
