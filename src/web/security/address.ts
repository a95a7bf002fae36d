import { isIPv6 } from 'node:net';
import type { Context } from 'hono';

/**
 * Where a request comes from, as far as it can be known. Behind `hops` proxies of ours it is what the farthest of them has
 * seen (`X-Forwarded-For`, counted from the right: what stands left of that anybody can write). Of an IPv6 address only
 * the network counts, because one machine has as many addresses in it as it likes.
 */
export function addressOf(c: Context, hops: number): string {
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  const seen = hops === 0 ? undefined : forwarded.at(-hops);
  const address = seen === undefined || seen === '' ? socketAddress(c) : seen;
  return isIPv6(address) ? networkOf(address) : address.slice(0, 64);
}

function socketAddress(c: Context): string {
  // Node's server hands its own request over; a request that was made in memory has none.
  const bindings = c.env as
    { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } } | undefined;
  return bindings?.incoming?.socket?.remoteAddress ?? 'memory';
}

/** The first four groups; an IPv4 address in IPv6 clothes as it is. */
function networkOf(address: string): string {
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (mapped !== undefined) return mapped;
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - left.length - right.length }, () => '0');
  const groups = [...left, ...zeros, ...right].slice(0, 4);
  return `${groups.map((group) => parseInt(group, 16).toString(16)).join(':')}::/64`;
}
