/** What the whole portal costs: starting, signing in, looking at the page, changing the password; few users and many. */
package dev.latchkey.benchmark.portal;
