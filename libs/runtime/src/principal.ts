import { createPrivateKey, createPublicKey, hash, type KeyObject, randomUUID } from 'node:crypto'
import { DomainError } from '@holdfast/errors'
import { errors, jwtVerify, SignJWT } from 'jose'
import { membersByKeyId, parseByKeyId, parseWithoutRepeats } from './key-ring.ts'

/** Who calls. A service believes it only if a trusted issuer has signed it. */
export type Principal =
  | { kind: 'anonymous' }
  | {
      kind: 'user'
      userId: string
      sessionId: string
      /** Two-factor authentication is on for this user, and this session passed it. */
      twoFactor: boolean
      /** Milliseconds since 1970: when password and code were last proven. */
      provenAt: number
      operator: boolean
    }
  | {
      kind: 'api-key'
      keyId: string
      /** The user who made the key, for whom it acts. */
      userId: string
      /** The one company in which the key counts. */
      companyId: string
      /** The membership in which the maker made the key. The key does not count in a later one. */
      membershipId: string
      permissions: string[]
      /** Two-factor authentication is on for the maker. */
      twoFactor: boolean
    }
  | { kind: 'service'; name: string }

/** What every call carries, signed. */
export interface Passport {
  principal: Principal
  requestId: string
  /** Where the person's request came from; kept in erasable context records only. */
  client?: { ip: string; userAgent: string }
  /** Set if the client sent an Idempotency-Key. */
  repeat?: Repeat
  /**
   * How many milliseconds the answer may wait for a change to be in force everywhere, before it reports the change as
   * pending.
   */
  patienceMs?: number
  /**
   * A change that the answer reports as pending. The process that answers sets it here, and the client sets it in the
   * passport of the process that asked.
   */
  pending?: PendingChange
}

/** What tells a repeated command from a new one: a hash of the caller and the key, and a hash of the body; base64url. */
export interface Repeat {
  key: string
  body: string
  /** The same, as the first attempt may have had it: under secrets that are being replaced. */
  former?: { key: string; body: string }[]
}

/** A change that is committed, and may not be in force everywhere yet. */
export interface PendingChange {
  /** Whose ledger: "identity", "company". */
  owner: string
  epoch: string
  shard: number
  seq: number
}

/** Signs passports in one process's name. */
export interface Signer {
  issuer: string
  /** Names the key among all those of {@link TrustedKeys}: "company/2026-11", issuer and key id. */
  kid: string
  /** Private. */
  key: KeyObject
}

/** The public keys of those who may sign, by `kid`. A service has several while its key is being replaced. */
export type TrustedKeys = ReadonlyMap<string, { issuer: string; key: KeyObject }>

/** The forms of the variables with signing keys. They stand in the message when a process refuses to start. */
export const SIGNING_KEY_FORM = 'JSON object of one Ed25519 private key (PKCS #8, PEM) by its key id'
export const TRUSTED_KEYS_FORM = 'JSON object by service name of JSON objects of Ed25519 public keys (PEM) by key id'

// Longer than the deadline of every call.
const LIFETIME_SECONDS = 10
/** How far apart the wall clocks of two machines may be. */
const CLOCKS_APART_SECONDS = 30

/**
 * A passport that a trusted issuer has signed, but too long ago, or in the future, by the clock of this machine. The
 * likely cause is that the clocks of two machines disagree. So the refusal is `unavailable`: a person who is signed in
 * must not be told that they are not.
 */
export class UntimelyPassport extends DomainError {
  readonly issuer: string | undefined
  /** How long ago the passport was issued, by the clock of this machine; negative if that is in the future. */
  readonly issuedSecondsAgo: number

  constructor(issuer: string | undefined, issuedSecondsAgo: number) {
    super('unavailable')
    this.issuer = issuer
    this.issuedSecondsAgo = issuedSecondsAgo
  }
}

/** @param json `{ "2026-11": "-----BEGIN PRIVATE KEY-----…" }`, see {@link SIGNING_KEY_FORM} */
export function createSigner(issuer: string, json: string): Signer {
  const [first, ...more] = parseByKeyId(json) ?? []
  const key = first && ed25519(createPrivateKey, 'PRIVATE KEY', first[1])
  if (!key || more.length > 0) throw new Error(`must be a ${SIGNING_KEY_FORM}`)
  return { issuer, kid: kidOf(issuer, first[0]), key }
}

export function isSigningKey(json: string): boolean {
  return succeeds(() => createSigner('', json))
}

/** @param json `{ "gateway": { "2026-11": "-----BEGIN PUBLIC KEY-----…" }, … }`, see {@link TRUSTED_KEYS_FORM} */
export function readTrustedKeys(json: string): TrustedKeys {
  const trusted = new Map<string, { issuer: string; key: KeyObject }>()
  for (const [issuer, ofIssuer] of Object.entries(parseWithoutRepeats(json) as object)) {
    for (const [keyId, pem] of membersByKeyId(ofIssuer) ?? [['', '']]) {
      const key = ed25519(createPublicKey, 'PUBLIC KEY', pem)
      if (!key) throw new Error(`must be a ${TRUSTED_KEYS_FORM}`)
      trusted.set(kidOf(issuer, keyId), { issuer, key })
    }
  }
  if (trusted.size === 0) throw new Error(`must be a ${TRUSTED_KEYS_FORM}`)
  return trusted
}

export function isTrustedKeys(json: string): boolean {
  return succeeds(() => readTrustedKeys(json))
}

/**
 * Throws unless what this signer signs is believed by those who have these keys. A key must be trusted everywhere before
 * it signs; a process that found this out by its refused calls would look broken.
 */
export function checkSigner(signer: Signer, keys: TrustedKeys): void {
  const trusted = keys.get(signer.kid)
  if (trusted && createPublicKey(signer.key).equals(trusted.key)) return
  throw new Error(
    `TRUSTED_KEYS has no key ${signer.kid} that belongs to SIGNING_KEY: first trust a key, then sign with it`,
  )
}

function kidOf(issuer: string, keyId: string): string {
  return `${issuer}/${keyId}`
}

/** Undefined unless the text is such a key. A private key among the public ones is refused: it must not be spread. */
function ed25519(parse: (pem: string) => KeyObject, label: string, pem: string): KeyObject | undefined {
  if (!pem.startsWith(`-----BEGIN ${label}-----`)) return undefined
  const key = parse(pem)
  return key.asymmetricKeyType === 'ed25519' ? key : undefined
}

function succeeds(parse: () => unknown): boolean {
  try {
    parse()
    return true
  } catch {
    return false
  }
}

/** The one call that a passport is good for. */
export interface SentCall {
  /** The service that is called: several services serve the same methods. */
  service: string
  /** Full gRPC path, "/holdfast.company.v1.Members/ChangeMember". */
  method: string
  /** The bytes of the request as they are sent; absent for a stream of requests. */
  request: Uint8Array | undefined
}

type Claims = { passport: Passport } & (
  | { /** SHA-256 of the request's bytes, base64url. */ request: string; jti?: undefined }
  /** Of a stream of requests, for which one passport is good once. */
  | { request?: undefined; jti: string }
)

export function sign(signer: Signer, { pending: _answer, ...passport }: Passport, sent: SentCall): Promise<string> {
  const { request } = sent
  const claims: Claims = { passport, ...(request ? { request: hashOf(request) } : { jti: randomUUID() }) }
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'EdDSA', kid: signer.kid })
    .setAudience(audienceOf(sent))
    .setIssuedAt()
    .setExpirationTime(`${LIFETIME_SECONDS}s`)
    .sign(signer.key)
}

/**
 * Reads a passport. Throws `not-signed-in` unless a trusted issuer signed it for this call, and
 * {@link UntimelyPassport} unless that was in the last seconds.
 * @param opened the streams that this process has accepted: each passport opens one
 */
export async function verify(
  keys: TrustedKeys,
  token: string | undefined,
  sent: SentCall,
  opened: OpenedStreams,
): Promise<Passport> {
  if (!token) throw new DomainError('not-signed-in')
  let issuer: string | undefined
  try {
    const { payload } = await jwtVerify<Claims>(
      token,
      ({ kid }) => {
        const trusted = kid && keys.get(kid)
        if (!trusted) throw new Error('unknown issuer')
        issuer = trusted.issuer
        return trusted.key
      },
      {
        algorithms: ['EdDSA'],
        audience: audienceOf(sent),
        maxTokenAge: `${LIFETIME_SECONDS}s`,
        clockTolerance: CLOCKS_APART_SECONDS,
        requiredClaims: ['exp'],
      },
    )
    // Every process may speak for its own service only, and the gateway for people too.
    if (issuerOf(payload.passport) !== issuer) throw new Error('speaks for another service')
    const { request } = sent
    const isMeant = request
      ? payload.request === hashOf(request)
      : payload.jti !== undefined && opened.add(payload.jti, payload.exp!)
    if (!isMeant) throw new Error('another request, or a stream that was opened before')
    return payload.passport
  } catch (error) {
    if (isUntimely(error)) throw new UntimelyPassport(issuer, Math.round(Date.now() / 1000 - (error.payload.iat ?? 0)))
    throw new DomainError('not-signed-in')
  }
}

/** The service that has signed a passport: for people, and without anybody, only the gateway does. */
export function issuerOf({ principal }: Passport): string {
  return principal.kind === 'service' ? principal.name : 'gateway'
}

function audienceOf({ service, method }: SentCall): string {
  return service + method
}

function hashOf(request: Uint8Array): string {
  return hash('sha256', request, 'base64url')
}

/** The passports with which streams were opened at this process, for as long as they could open another one. */
export interface OpenedStreams {
  /** Returns false if a stream was opened with this passport before. */
  add(id: string, expiresAtSeconds: number): boolean
}

export function rememberStreams(): OpenedStreams {
  const goodUntil = new Map<string, number>()
  return {
    add(id, expiresAtSeconds) {
      const now = Date.now() / 1000
      for (const [each, until] of goodUntil) if (until < now) goodUntil.delete(each)
      if (goodUntil.has(id)) return false
      goodUntil.set(id, expiresAtSeconds + CLOCKS_APART_SECONDS)
      return true
    },
  }
}

/** The library checks the times last, so the signature and the method were right. */
function isUntimely(error: unknown): error is errors.JWTExpired | errors.JWTClaimValidationFailed {
  return (
    error instanceof errors.JWTExpired || (error instanceof errors.JWTClaimValidationFailed && error.claim === 'iat')
  )
}
