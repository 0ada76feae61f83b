import { createHmac } from 'node:crypto'

/**
 * Names addresses in security events: whoever reads them sees that two events are about one address, and not which.
 * @param secret key of the HMAC-SHA256
 */
export function createAddressHash(secret: Uint8Array): (address: string) => string {
  return (address) => createHmac('sha256', secret).update(address).digest('base64url')
}
