#!/bin/sh
# Makes the certificates of connect.test.ts: an authority, a server for localhost, a client; for a hundred years.
# They secure nothing: the keys lie open in the repository, and the authority's own key is thrown away.
set -e
cd "$(dirname "$0")"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 36500 -subj '/CN=dondoc test authority' \
  -addext basicConstraints=critical,CA:TRUE -keyout authority.key -out authority.pem
for who in server client; do
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=dondoc test $who" -keyout $who.key -out $who.csr
  printf 'subjectAltName=DNS:localhost,DNS:temporal.example\nbasicConstraints=CA:FALSE\n' > $who.ext
  openssl x509 -req -in $who.csr -CA authority.pem -CAkey authority.key -CAcreateserial -days 36500 -extfile $who.ext -out $who.pem
done
rm -f authority.key authority.srl ./*.csr ./*.ext
