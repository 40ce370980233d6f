"""A list of road alerts in Sutran's manner, with its quirks, and a server that serves one."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

#: As the map's list has them: names with slashes, two spaces in a time, accents that come and go.
TINTA: dict[str, Any] = {
    "tipo_alerta_": "TRÁNSITO INTERRUMPIDO",
    "estado": "TRÁNSITO INTERRUMPIDO",
    "fecha_evento": "04/01/2023  06:20 HORAS",
    "fecha_actualizacion": "05/01/2023  11:30 HORAS",
    "ubigeo": "CUSCO/CANCHIS/TINTA",
    "afectacion": "BLOQUEO DE VÍA",
    "evento": "KM 1083+600 (SECTOR CHECTUYOC) POBLADORES BLOQUEAN LA VÍA CON PIEDRAS Y TRONCOS",
    "latitud": "-14.1453",
    "longitud": "-71.4071",
    "fuente": "PNP - COMISARÍA SICUANI",
    "motivo": "HUMANO",
    "codigo_via": "PE-3S",
    "nombre_carretera": "LONGITUDINAL DE LA SIERRA SUR",
}
ILAVE: dict[str, Any] = {
    "tipo_alerta_": "TRANSITO RESTRINGIDO",
    "estado": "TRANSITO RESTRINGIDO",
    "fecha_evento": "05/01/2023 08:00 HORAS",
    "fecha_actualizacion": None,
    "ubigeo": "PUNO / EL COLLAO / ILAVE",
    "evento": "PARO DE TRANSPORTISTAS, PASE CADA DOS HORAS. SECTOR PUENTE INTERNACIONAL",
    "motivo": "Humano",
    "carretera": "PE-3S",
    "progresiva": "1410+000",
}
HUAYCO: dict[str, Any] = {
    "estado": "TRANSITO INTERRUMPIDO",
    "fecha_evento": "05/01/2023  02:10 HORAS",
    "ubigeo": "ANCASH/HUARAZ/JANGAS",
    "evento": "KM 6+000 - KM 6+100 CAÍDA DE HUAYCO SOBRE LA VÍA",
    "motivo": "CLIMATOLÓGICO",
    "codigo_via": "PE-3N",
}
CRASH: dict[str, Any] = HUAYCO | {
    "ubigeo": "LIMA/CAÑETE/ASIA",
    "evento": "KM 101 CHOQUE MÚLTIPLE, UN CARRIL CERRADO",
    "motivo": "HUMANO",
    "codigo_via": "PE-1S",
}


def listed(*rows: dict[str, Any]) -> bytes:
    """The list with these alerts, as it is served: GeoJSON behind a byte-order mark."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [row.get("longitud"), row.get("latitud")]},
            "properties": row,
        }
        for row in rows
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)
    return b"\xef\xbb\xbf" + text.encode()


@dataclass
class Served:
    """A web server on loopback with one list, whose answer can be made anything."""

    body: bytes = b""
    status: int = 200
    etag: str | None = None
    asked: list[dict[str, str]] = field(default_factory=list)
    url: str = ""
    elsewhere: str = ""
    _runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Serve on a free port."""
        app = web.Application()
        app.router.add_get("/alertas", self._list)
        app.router.add_get("/round", self._round)
        app.router.add_get("/moved", self._moved)
        app.router.add_get("/inside", self._inside)
        app.router.add_get("/elsewhere", self._elsewhere)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}/alertas"

    async def stop(self) -> None:
        """Stop serving."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _list(self, request: web.Request) -> web.Response:
        self.asked.append(dict(request.headers))
        if self.etag is not None and request.headers.get("If-None-Match") == self.etag:
            return web.Response(status=304)
        headers = {"Content-Type": "text/html; charset=utf-8"} | ({"ETag": self.etag} if self.etag else {})
        return web.Response(body=self.body, status=self.status, headers=headers)

    async def _round(self, request: web.Request) -> web.Response:
        raise web.HTTPFound("/round")

    async def _moved(self, request: web.Request) -> web.Response:
        raise web.HTTPFound("/alertas")

    async def _inside(self, request: web.Request) -> web.Response:
        raise web.HTTPFound("file:///etc/hostname")

    async def _elsewhere(self, request: web.Request) -> web.Response:
        # Letter by letter, as a server may: `HTTPFound` would write it as it should be.
        return web.Response(status=302, headers={"Location": self.elsewhere})
