import { expect, test } from '@jest/globals'
import { hostOf, networkOf } from './networks.ts'

test.each([
  ['192.0.2.10', '192.0.2.0/24', '192.0.2.10'],
  ['::ffff:192.0.2.10', '192.0.2.0/24', '192.0.2.10'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48', '2001:db8:1:2::/64'],
  ['2001:DB8::1', '2001:db8:0::/48', '2001:db8:0:0::/64'],
  ['::1', '0:0:0::/48', '0:0:0:0::/64'],
  ['', '', ''],
])('when one comes from %j, then the network is %j and the host %j', (ip, network, host) => {
  expect(networkOf(ip)).toBe(network)
  expect(hostOf(ip)).toBe(host)
})
