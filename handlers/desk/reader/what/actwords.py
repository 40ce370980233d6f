"""Who acts and on what: the classes of nouns that an act is told by, in Spanish and English without accents."""

from __future__ import annotations

import enum
import re
from functools import lru_cache

from handlers.desk.reader.words.verbwords import words


class Thing(enum.Enum):
    """What something is done to."""

    ROAD = "road"
    BUILDING = "building"
    WORKS = "works"  # gates, lagoons, land: taken as well, if in no house
    VEHICLE = "vehicle"
    BARRIER = "barrier"
    TYRES = "tyres"
    WORK = "work"
    OFFICERS = "officers"  # police and soldiers
    HELD = "held"  # whom people retain
    HOSTAGE = "hostage"
    PROTEST = "protest"
    PACT = "pact"
    GAS = "gas"
    LANE = "lane"  # the road itself, where people sit on it
    SIGN = "sign"  # what people carry who protest
    BLOWS = "blows"
    ENGINES = "engines"
    SHUTTERS = "shutters"
    INSIDE = "inside"
    FIRE = "fire"
    PANES = "panes"  # what is broken of a house
    CARGO = "cargo"
    ARMS = "arms"
    PROTESTERS = "protesters"  # to whom the police do something
    CELL = "cell"
    OUTSIDE = "outside"  # before a house
    SQUARE = "square"


class Who(enum.Enum):
    """Who does something."""

    PEOPLE = "people"  # whoever may protest
    OFFICERS = "officers"
    OFFICE = "office"  # an authority or a company
    CROOKS = "crooks"
    CROWD = "crowd"  # who walks and gathers for a feast, a saint or a match
    NATURE = "nature"  # weather, water, or a vehicle that met with an accident


_THINGS: dict[Thing, frozenset[str]] = {
    Thing.ROAD: words(
        "interoceanic carretera carreteras via vias pista pistas puente puentes calzada calzadas carril "
        "carriles kilometro ovalo ovalos ingreso ingresos acceso accesos entrada entradas salida salidas "
        "panamericana interoceanica marginal autopista autopistas avenida avenidas av jiron jr calle calles "
        "transito trafico circulacion pase paso ruta rutas tramo tramos trocha desvio desvios cruce cruces "
        "esquina esquinas interseccion intersecciones ferrea ferroviaria ferrocarril "
        "rieles variante evitamiento costanera corredor frontera tunel tuneles rotonda malecon "
        "sector sectores sentido "
        "sentidos berma pana road roads highway highways route routes bridge bridges street streets avenue "
        "avenues traffic access accesses lane lanes exit exits entrance entrances railway railways rail track tracks "
        "motorway freeway junction intersection roundabout crossing passage border tunnel roadway carriageway "
        "rails"
    ),
    Thing.BUILDING: words(
        "unsaac unsa unmsm uncp unap unprg unjbg unheval unsch unasam unica unt unp unu unas uncv "
        "bateria baterias local locales municipalidad municipalidades municipio universidad universidades "
        "campus colegio colegios instituto aeropuerto aerodromo sede sedes oficina oficinas edificio "
        "edificios ugel dre planta plantas peaje caseta casetas campamento campamentos mina minas fabrica "
        "muelle almacen almacenes penal coliseo pozo pozos estacion comisaria gobernacion prefectura "
        "subprefectura instalaciones rectorado palacio lote hidroelectrica hospital hospitales ministerio "
        "fiscalia corte juzgado terminal refineria puerto embarcadero desembarcadero banco direccion gerencia "
        "sucursal facultad pabellon ingenio azucarera bocamina socavon concentradora deposito grifo consulado "
        "sunat concejo vivienda viviendas casa casas tienda tiendas mercado porton locales botica farmacia "
        "supermercado garita hall building buildings office offices headquarters university plant plants mine "
        "airfield airstrip aerodrome "
        "mines camp camps school schools facility facilities well wells refinery terminal airport station "
        "port pier dock courthouse court warehouse factory mill depot tollbooth booth booths ministry prison "
        "pit compound substation house houses shop shops store stores bank banks site rectorate municipality "
        "electrica electricas termoelectrica yacimiento yacimientos cantera canteras relleno catedral iglesia parroquia "
        "emisora emisoras estadio subestacion subestaciones puesto aulas pabellones decanato residencia cuartel estaciones "
        "quarry stadium cathedral church powerhouse "
        "ciudadela complejo recinto recintos santuario market premises barracks base bases outpost"
    ),
    Thing.WORKS: words(
        "compuerta compuertas laguna lagunas bocatoma bocatomas represa presa canal canales reservorio "
        "oleoducto gasoducto valvula valvulas tuberia antena antenas torre torres terreno terrenos predio "
        "predios hacienda fundo concesion botadero relavera cerro barcaza barcazas balsa barge barges vessel "
        "boat gate gates floodgates sluice lagoon lake dam reservoir canal intake pipeline valve valves land "
        "estate well"
    ),
    Thing.VEHICLE: words(
        "vehiculo vehiculos camion camiones camioneta camionetas bus buses patrullero patrulleros auto autos "
        "carro carros volquete volquetes maquinaria maquinarias tractor tractores trailer trailers cisterna "
        "cisternas unidad unidades moto motos mototaxi mototaxis omnibus combi combis convoy ambulancia tren "
        "trenes excavadora vehicle vehicles truck trucks buses car cars lorry lorries tanker tankers tractors "
        "machinery van vans train excavator"
    ),
    Thing.BARRIER: words(
        "hoguera hogueras bonfire alambre alambres alambrada mueble muebles furniture wire piedra piedras "
        "roca rocas tronco troncos palo palos monticulo monticulos tierra desmonte barricada barricadas "
        "tranquera tranqueras arbol arboles escombros zanja zanjas rama ramas fogata fogatas cadena cadenas "
        "vidrios tablas ladrillos rocks rock stones boulders logs trunks trees debris barricade barricades "
        "rubble earth dirt branches barriers barrier chain chains trunk log boulder tree beam viga vigas "
        "columna bonfires sandbags poles trench trenches"
    ),
    Thing.TYRES: words("llanta llantas yantas neumaticos tyres tires"),
    Thing.WORK: words(
        "labor labores actividad actividades clase clases servicio servicios atencion operaciones produccion "
        "faena faenas trabajo trabajos work job jobs classes service services operations production "
        "activities tools duties working"
    ),
    Thing.OFFICERS: words(
        "tombo tombos tombas tomberia milicos cops policia policias efectivo efectivos agente agentes suboficial "
        "suboficiales soldado soldados "
        "militares pnp serenos police policeman policemen officers officer soldiers troops guards"
    ),
    Thing.HELD: words(
        "funcionario funcionarios rehen rehenes ingeniero ingenieros trabajador trabajadores alcalde fiscal "
        "fiscales tecnico tecnicos regidores gerente gerentes periodista periodistas turistas officials "
        "official engineers engineer workers hostages hostage mayor employees contractors"
    ),
    Thing.HOSTAGE: words("rehen rehenes secuestrados hostage hostages captive captives"),
    Thing.PROTEST: words("paro marcha planton bloqueo protesta huelga strike march blockade protest"),
    Thing.PACT: words(
        "acta actas acuerdo acuerdos tregua preacuerdo compromiso compromisos agreement deal truce accord "
        "pact paz"
    ),
    Thing.LANE: words(
        "kilometro km interoceanic panamericana interoceanica avenida carril pista carretera via puente "
        "calzada panamericana road highway bridge tracks asfalto rieles"
    ),
    Thing.SIGN: words(
        "banderola banderolas megafono megafonos "
        "grito gritos consignas feretro feretros pie cacerolas bombos ollas arengando pitos pancarta "
        "pancartas cartel carteles bandera banderas banderolas vela velas antorcha antorchas carpa carpas "
        "arengas retratos cruces ataudes ataud colchones frazadas banner banners placard placards candles "
        "torches tents tent flags portraits coffins coffin signs"
    ),
    Thing.BLOWS: words(
        "balazos machetazos hondazos pedradas golpes palos punetes botellazos punches blows stones rocks"
    ),
    Thing.ENGINES: words("motores motor engines"),
    Thing.SHUTTERS: words("puertas persianas cortinas shutters"),
    Thing.INSIDE: words("interior dentro adentro inside"),
    Thing.FIRE: words("fuego fire alight ablaze"),
    Thing.PANES: words("ventana ventanas ventanales lunas fachada frontis window windows facade"),
    Thing.CARGO: words("carga mercaderia mercancia mercancias productos cargo goods merchandise"),
    Thing.ARMS: words("brazos arms"),
    Thing.PROTESTERS: words(
        "manifestante manifestantes poblador pobladores comunero comuneros ronderos estudiante estudiantes "
        "joven jovenes mujeres huelguistas vecinos ocupantes paristas agricultores mineros docentes maestros "
        "trabajadores dirigente dirigentes gente multitud protester protesters demonstrator demonstrators "
        "farmers farmworkers miners residents villagers students strikers crowd squatters marchers leaders"
    ),
    Thing.CELL: words("comisaria dependencia calabozo carceleta divincri"),
    Thing.SQUARE: words("plaza plazas plazuela plazoleta parque ovalo alameda square park"),
    Thing.OUTSIDE: words("frente afueras exteriores frontis puerta puertas ante outside front"),
    Thing.GAS: words("batons bastones varas gas gases lacrimogenas lacrimogenos lacrimogena cannon teargas"),
}
_PEOPLE = words(
    "apus "
    "agroindustriales doctores galenos catedraticos comensales servidores retirados extrabajadores exobreros "
    "vigilantes "
    "violentistas revoltosos agitadores vandalos enmascarados grupo grupos gremio gremios sindicato "
    "sindicatos federacion federaciones "
    "confederacion asociacion asociaciones frente comite comites asamblea comunidad comunidades poblacion "
    "turba turbas multitud contingente contingentes "
    "colectivo colectivos centenar centenares cientos miles decenas docenas decena "
    "personas encapuchados manifestantes gente personal hermanos hermanas familias familiares padres "
    "madres mujeres jovenes alumnos alumnas estudiantes universitarios pobladores pobladoras moradores "
    "moradoras vecinos vecinas lugarenos habitantes comuneros comuneras campesinos campesinas ronderos "
    "rondas ronda agricultores agricultoras productores productoras trabajadores trabajadoras obreros "
    "obreras docentes maestros maestras profesores profesoras enfermeras enfermeros medicos choferes "
    "conductores mototaxistas camioneros mineros artesanales informales indigenas nativos nativas colonos "
    "aymaras aimaras quechuas awajun awajunes asheninkas shipibos kukama pescadores estibadores "
    "comerciantes ambulantes regantes jubilados pensionistas licenciados reservistas empleados asociados "
    "representantes delegados integrantes miembros "
    "socios socias activistas dirigentes ciudadanos protestantes huelguistas bases delegacion "
    "delegaciones organizaciones deudos afectados damnificados desempleados cesantes posesionarios "
    "invasores usuarios piquete piquetes columna columnas caravana caravanas sutep cgtp "
    "fentase fenutssa sitramun sutace fdtc ftcc ctp conulp fenate fenupetrol fenttrahop fenasep paristas "
    "paisanos companeros protesters demonstrators residents villagers farmers miners teachers workers "
    "students drivers truckers growers people crowd crowds mob mobs group groups locals union unions "
    "federation communities community strikers activists nurses doctors fishermen fishers ranchers "
    "vendors peasants families women parents neighbours neighbors dockers dockworkers longshoremen "
    "controllers employees staff dozens hundreds "
    "thousands scores members front fronts committee natives marchers picketers protestors peasant youths rioters relatives "
    "operators owners producers stallholders traders merchants carriers hauliers patrols retirees pensioners mothers "
    "fathers shopkeepers reservists veterans cooperatives associations settlers squatters"
)
_OFFICERS = words(
    "tombo tombos tombas tomberia cachacos milicos cops policia policias pnp efectivo efectivos agente agentes "
    "dinoes suboficial suboficiales militares "
    "ejercito soldados contingente serenazgo serenos police officers officer troops army soldiers "
    "policemen"
)
_OFFICE = words(
    "fiscalizadores inspectores supervisores inspectors gobierno ministerio ministro ministra provias "
    "sutran municipalidad municipio alcalde alcaldesa gobernador gobernadora fiscalia fiscal empresa "
    "empresas compania concesionaria concesionario autoridades autoridad direccion gerencia sunat ugel "
    "poder congreso indeci senamhi corpac juez jueza prefecto subprefecto director directora comision "
    "bomberos operador consorcio minera presidente presidenta premier ejecutivo estado maquinaria "
    "cuadrillas brigada brigadas universidad rector rectora colegio hospital aerolinea tribunal jurado "
    "conductor chofer turista turistas pasajero pasajeros viajeros government ministry minister "
    "authorities authority mayor governor company companies operator officials concessionaire "
    "firefighters judge airline president congress council airport operator tourists travelers travellers "
    "passengers"
)
_CROOKS = words(
    "delincuentes delincuente ladrones ladron sicarios sicario extorsionadores hampones asaltantes "
    "malhechores criminales robbers robber thieves thief gunmen burglars hitmen gang gangs extortionists"
)
_CROWD = words(
    "peregrinos peregrinas fieles devotos feligreses escolares hinchas aficionados ciclistas deportistas "
    "atletas maratonistas danzantes bailarines comparsas espectadores pilgrims worshippers fans cyclists "
    "runners dancers athletes"
)
_NATURE = words(
    "caballos vacas ganado perros toros reses animales cattle horses cows rio huaico huayco huaicos "
    "lluvia lluvias derrumbe derrumbes deslizamiento deslizamientos alud desborde camion bus trailer "
    "vehiculo accidente choque auto automovil moto incendio nevada nieve sismo terremoto crecida "
    "avalancha niebla neblina caudal lodo minivan camioneta cisterna tren volcadura despiste granizada "
    "viento vientos inundacion inundaciones caida torrente ola olas oleaje omnibus river landslide "
    "mudslide rain rains flood floods crash accident truck bus lorry van vehicle snow avalanche collision "
    "earthquake fire storm fog rockslide mudslides landslides rockfall"
)
#: What lies on a road that is shut, in the few words of whoever stands before it.
STREWN = r"(?:piedras|palos|llantas|troncos)"
#: Groups by how they are called: comuneros, transportistas, cafetaleros; no numbers, papers or roads end so.
_GROUP = re.compile(r"(?:ex)?[a-z]{3,}(?:er[oa]s|istas|icultores|adores|adoras|icadores|enses)")
_NO_GROUP = re.compile(
    r"(?:otr|primer|tercer|ultim|enter|carret|extranj|viaj|pasaj|usuari|funcionari|varios|necesari|autoridad|gobernad|"
    r"legislador|asaltant|espectador|jugador|ganador|numer|prisioner|turist|futbolist|periodist|escenari|agresor|"
    r"fronter|barr|bander|maner|hoguer|trinch|escal|calend|salari|madrug|bomber|enfermer(?=ia)|tranqu|palmer|"
    r"verdader|sincer|durader|delanter|traser|posader|cancer|pionero|ingeni|cabecer|ribera|lader|frontera|monedero|"
    r"financier|hoteler(?=as$)|minera?s?$|ganader(?=as$)|aeroport|lanzador|operador|conquist|vist|list|pist|revist|"
    r"entrevist|agroexport|congresist|marist|mercados|senadores|motores|sectores)\w*"
)
_ROAD_CODE = re.compile(r"pe-?\d+[a-z]*|[a-z]{2}-\d{2,4}")


@lru_cache(maxsize=4096)
def things(word: str) -> frozenset[Thing]:
    """What a plain word may name that something is done to."""
    found = {thing for thing, named in _THINGS.items() if word in named}
    if _ROAD_CODE.fullmatch(word):
        found.add(Thing.ROAD)
    return frozenset(found)


@lru_cache(maxsize=4096)
def who(word: str) -> Who | None:
    """Who a plain word may name that does something, None where it names nobody."""
    if word in _PEOPLE:
        return Who.PEOPLE
    if word in _OFFICERS:
        return Who.OFFICERS
    if word in _OFFICE:
        return Who.OFFICE
    if word in _CROOKS:
        return Who.CROOKS
    if word in _CROWD:
        return Who.CROWD
    if word in _NATURE:
        return Who.NATURE
    if _GROUP.fullmatch(word) and not _NO_GROUP.match(word):
        return Who.PEOPLE
    return None


#: "Un grupo de policías": it is of whom is counted.
COUNTED = words(
    "piquete piquetes columna columnas caravana grupo grupos centenar centenares cientos miles decenas "
    "decena docenas contingente personal delegacion multitud miembros integrantes group groups "
    "dozens hundreds thousands scores crowd members personas bases representantes delegados "
)
