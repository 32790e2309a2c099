/**
 * Loaded before a command (`NODE_OPTIONS=--import`), and before each of its threads: whatever would open a socket or ask a name is
 * written to the file named by `ISNAD_TEST_NETWORK` and then fails.
 */
import dgram from 'node:dgram'
import dns from 'node:dns'
import { appendFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'

const report = process.env.ISNAD_TEST_NETWORK

function forbid(holder: object, name: string, told = name): void {
  Object.defineProperty(holder, name, {
    configurable: true,
    writable: true,
    value: (...args: unknown[]) => {
      if (report !== undefined) appendFileSync(report, `${told} ${JSON.stringify(args[0])}\n`)
      throw new Error(`the network was used: ${told}`)
    },
  })
}

const asks = (holder: object): string[] =>
  Object.getOwnPropertyNames(holder).filter((name) => /^(lookup|resolve|reverse)/.test(name))

// every TCP and TLS connection and every HTTP client of Node comes to this one
forbid(net.Socket.prototype, 'connect', 'net.connect')
forbid(net.Server.prototype, 'listen', 'net.listen')
forbid(dgram, 'createSocket', 'dgram.createSocket')
for (const holder of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype])
  for (const name of asks(holder)) forbid(holder, name, `dns.${name}`)
syncBuiltinESMExports()
