import { expect, test } from '@jest/globals'
import { deviceOf } from './device.ts'

test('when a browser names itself then people read what they call it', () => {
  const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
  expect(deviceOf(`Mozilla/5.0 (X11; Linux x86_64) ${chrome}`)).toEqual({ browser: 'Chrome', system: 'Linux' })
  expect(deviceOf(`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Edg/140.0.0.0`)).toEqual({
    browser: 'Edge',
    system: 'Windows',
  })
  expect(
    deviceOf(
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    ),
  ).toEqual({ browser: 'Safari', system: 'iPhone' })
  expect(deviceOf('Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0')).toEqual({
    browser: 'Firefox',
    system: 'macOS',
  })
})

test('when it is no browser then there is nothing to call it', () => {
  expect(deviceOf('curl/8.9.1')).toBeUndefined()
  expect(deviceOf('')).toBeUndefined()
})
