"""What can come to an end, and the verbs that end it."""

from __future__ import annotations

import re

from handlers.desk.reader.words.verbwords import words

#: A protest by its name.
PROTEST = re.compile(
    r"(?:bloqueos?|piquetes?|cierres?|interrupci?on(?:es)?|paros?|huelgas?|paralizaci?on(?:es)?|medidas?|protestas?|"
    r"manifestaci?on(?:es)?|plan?ton(?:es)?|vigilias?|marchas?|movilizaci?on(?:es)?|tomas?|ocupaci?on(?:es)?|"
    r"restricci?on(?:es)?|blockades?|roadblocks?|strikes?|walkouts?|stoppages?|shutdowns?|protests?|demonstrations?|"
    r"march(?:es)?|sit-?ins?|vigils?|occupations?|restrictions?|pickets?|action)"
)
#: What is laid across a road.
BARRIER = re.compile(
    r"(?:piedras?|rocas?|llantas?|neumaticos?|troncos?|palos?|monticulos?|obstaculos?|escombros?|tranqueras?|barricadas?|"
    r"piquetes?|stones?|rocks?|boulders?|logs?|t[iy]res?|barricades?|debris|obstacles?|roadblocks?|checkpoints?)"
)
ROAD = re.compile(
    r"(?:vias?|carreteras?|pistas?|puentes?|panamericana|transito|pase|paso|circulacion|accesos?|rutas?|tramos?|trafico|"
    r"autopistas?|corredor|vehicular|interoceanica|longitudinal|avenidas?|calles?|salidas?|ingresos?|entradas?|trochas?|"
    r"caminos?|cruce|desvio|ovalo|peaje|marginal|pe-?\d\w*|roads?|highways?|bridges?|traffic|routes?|access|lanes?|crossing|"
    r"border|avenue|streets?|railway|tracks?|ferrea|puntos?|spots?|points?|interstate)"
)
BUILDING = re.compile(
    r"(?:local(?:es)?|sede|universidad|campus|instalaciones|estacion|planta|municipalidad|palacio|aeropuerto|colegio|"
    r"ugel|campamento|rectorado|fundo|mina|lote|hospital|edificio|pozos?|building|university|airport|station|plant|"
    r"offices?|headquarters|camp|mine|wells?|hall)"
)
#: What is suspended, opened or lifted as well, and is no protest.
OTHER_THING = words(
    "clases buses bus pasajes boletos vuelos vuelo viajes viaje servicio servicios labores trenes tren operaciones atencion "
    "actividades actividad venta contrato dialogo reunion mesa sesion proyecto obra obras despacho "
    "audiencia partido proceso colegios colegio escuelas escuela mercados mercado comercios tiendas "
    "bancos agencias oficinas abastecimiento energia agua senal internet estado detenidos detenidas "
    "detenido retenidos rehenes presos policias periodistas dirigentes personas jovenes trabajadores "
    "emergencia investigacion fuego heridos alterna alterno bandera cuerpo cadaver cuerpos confianza "
    "apoyo firma flights flight classes services service trains train operations talks dialogue meeting "
    "session hostages hostage detainees schools school shops markets prisoners fire water sanctions "
)
#: What stands behind one of these is the ground or the time of what is told, or told of something else.
PARTING = words(
    "por tras debido ante contra luego despues durante para pero mientras que quienes porque aunque "
    "sino donde y e o ni because due after during amid over by following as and but while who which "
    "although since "
)
#: Verbs that end a protest that is their object, or their subject where they are passive.
ENDING = words(
    "levantar suspender desactivar cancelar anular deponer aplazar postergar posponer reprogramar "
    "disolver desmontar desmantelar retirar culminar terminar finalizar concluir cesar abandonar "
    "revocar desconvocar desistir acabar despejar liberar end suspend lift call halt stop abandon drop "
    "withdraw cancel dismantle remove clear postpone scrap conclude disband finish "
)
#: Verbs that need no object: the protest itself ends.
BY_ITSELF = words("culminar terminar finalizar acabar cesar concluir end finish conclude ")
#: Verbs that take away what lies on a road.
REMOVING = words(
    "retirar remover quitar despejar limpiar recoger desmontar desmantelar remove clear dismantle pull "
    "take move "
)
#: Verbs that open a road.
OPENING = words(
    "soltar desocupar liberar despejar reabrir abrir aperturar reaperturar normalizar restablecer reanudar habilitar "
    "desbloquear recuperar "
    "descongestionar clear reopen open unblock free restore resume regain retake recover normalise "
    "normalize "
)
#: Verbs of those who let others pass, which end it where all may.
LETTING = words("permitir dejar facilitar garantizar conceder autorizar dar allow permit let grant")
#: Verbs by which whoever holds a building gives it back.
GIVING_BACK = words(
    "abandonar desocupar devolver entregar liberar recuperar leave vacate hand return retake "
)
#: Verbs of shutting, which end it where they are no longer done: "dejaron de bloquear", "no longer blocked".
SHUTTING = words(
    "bloquear cerrar tomar cortar ocupar obstruir interrumpir block blockade close occupy obstruct shut "
)
#: Where one of these governs the verb of ending, it was done: "lograron despejar", "acordaron levantar".
ACHIEVED = words(
    "lograr conseguir permitir acordar decidir resolver optar disponer determinar proceder alcanzar "
    "persuadir convencer persuade convince "
    "acabar volver terminar pasar poder acceder aceptar obligar agree decide accept opt choose vote "
    "tras luego despues al after manage succeed seguir quedar estar "
    "continuar permanecer remain stay mantener keep dejar encontrar amanecer lucir ver "
)
#: Who brings it about that others do it: "lograron que liberaran la vía".
BROUGHT = words("lograr conseguir permitir hacer obligar")
#: Verbs by which an end is told of as a noun: "confirmaron el levantamiento del paro".
SAYING = words(
    "confirmar anunciar informar acordar declarar decretar comunicar disponer lograr conseguir producir permitir reportar "
    "decidir aprobar realizar efectuar ejecutar concretar culminar incluir comprender contemplar "
    "confirm announce declare agree achieve secure report welcome hail celebrate saludar"
)
#: Where one of these governs the verb of ending, it is to be done.
PLANNED = words("esperar prever planear buscar evaluar anunciar plan expect hope intend be aim")
#: Where one of these governs the verb of ending, it is agreed to do so: whether it was done is not said.
AGREEING = words(
    "acordar decidir resolver optar aceptar acceder determinar disponer agree decide accept opt choose vote"
)
#: With an end as their object these say no more than that it is agreed or ordered: "anunciaron el desbloqueo".
PLEDGING = words(
    "anunciar acordar disponer decidir aprobar comunicar ordenar incluir comprender contemplar announce agree"
)
#: Where one of these governs it, it was not done: whoever asks for it, tries or refuses to do it tells of what stands.
UNDONE = words(
    "pedir exigir solicitar exhortar invocar instar demandar reclamar ordenar intentar tratar buscar procurar negar "
    "rechazar rehusar faltar prometer comprometer ofrecer anunciar amenazar condicionar persuadir convencer ask demand "
    "urge order try attempt seek refuse reject decline promise offer vow pledge fail call want"
)
#: Verbs by which what had ended begins again.
RESUMING = words("reanudar retomar reiniciar resume restart renew")
#: Verbs of those who go back to work.
RETURNING = words(
    "volver retornar regresar reanudar reiniciar retomar restablecer normalizar return resume restart"
)
#: For how long, since when and by what vote stands between a verb and its object.
BESIDE = re.compile(
    r"\([^()]*\)|,\s\w+mente,|\bdurante (?:tod[oa] )?(?:la|el) (?:jornada|dia|manana|tarde|noche|madrugada)\b|"
    r"\b(?:por|durante|for)\s(?:un (?:plazo|periodo|lapso|espacio) de )?(?:\w+\s){1,2}(?:dias|semanas|meses|horas|days|"
    r"weeks|months|hours)\b|"
    r"\b(?:desde |hasta |a partir de |a partir del )?(?:el dia de )?(?:hoy|ayer|anoche|manana|esta (?:manana|tarde|noche|"
    r"madrugada)|(?:(?:el|este|la (?:noche|manana|tarde|madrugada) del) )?(?:lunes|martes|miercoles|jueves|viernes|sabado|"
    r"domingo)(?: \d{1,2})?(?: de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|setiembre|septiembre|octubre|"
    r"noviembre|diciembre))?)\b|\bhasta nuevo aviso\b|\bpor (?:unanimidad|mayoria|ahora|el momento|fin|completo)\b|"
    r"\ba las \d{1,2}(?::\d\d)?(?: ?[ap] ?\.? ?m\.?| horas)?|\ben (?:asamblea|horas de la \w+)\b"
)
#: "Volvieron a las aulas tras 40 días de huelga".
BACK_TO_WORK = re.compile(
    r"[\s_]+(?:a |al |to |for )?(?:(?:el|la|las|los|sus|su|the|their) )?(?:labores|trabajo|trabajar|aulas|"
    r"clases|actividades|servicios?|atencion|work|classes|duty|jobs)\b[^.;]{0,100}?\s(?:tras|luego de|"
    r"despues de|after|following|ending)\s(?:[\w-]+ ){0,5}?"
    r"(?P<noun>paros?|huelgas?|paralizacion|strikes?|walkouts?|stoppages?)\b"
)
#: What firms and offices suspend over a protest.
SERVICE = re.compile(
    r"\b(?:salidas?|viajes?|servicios?|clases|vuelos?|trenes?|pasajes?|buses|actividades|labores|ventas?|boletos?|encomiendas|"
    r"operaciones|atencion|recojo|reparto|tramites|citas|consultas|audiencias|examen(?:es)?|eventos?|partidos?|ferias?|"
    r"departures?|trips?|services?|flights?|trains?|classes|operations|tours?)\b"
)
SERVICES = re.compile(rf"\s(?:(?:l[ao]s?|el|sus|tod[oa]s|nuestr[oa]s|the|all) ){{0,2}}{SERVICE.pattern}")
#: Whom the police let go.
CAUGHT = re.compile(
    r"\b(?:deten\w+|arrest\w+|captur\w+|retenid\w+|rehen\w*|secuestr\w+|mujer|joven|dirigent\w+)\b"
)
#: That a building was held.
TAKEN = re.compile(
    r"\b(?:toma|tomad[oa]s?|ocupa\w*|occup\w+|sit-in|took over|taken over|seized|retom\w+|manifestantes|estudiantes)\b"
)
#: "Han terminado en bloqueo de vías": what a march became.
TURNED = re.compile(
    r"\s(?:en|con|in|with)\s(?:\w+\s){0,2}(?:bloqueo|enfrent|disturb|choque|violenc|saque|herid|desman|clash|violence|riot|block)"
)
#: "Terminaron con un plantón": what those do at last who marched.
AT_LAST = re.compile(
    r"\s(?:en|con|in|with)\s(?:una?|an?)\s(?:\w+\s)?(?:plan?ton|vigilia|sentada|vigil|sit-?in)\b"
)
#: "El personal tuvo que abandonar las instalaciones": who works there, and none who took it.
_STAFF = re.compile(
    r"\b(?:personal|empleados|funcionarios|autoridades|trabajadores de la (?:empresa|minera)|staff|employees)\b[^.;,]{0,40}$"
)


def quits(lemma: str, before: str) -> bool:
    """Whether a verb says by itself that a building was left, by those who took it."""
    return lemma in ("abandonar", "desocupar", "devolver", "vacate") and _STAFF.search(before) is None


#: "Abrieron zanjas en la carretera".
DIGS = re.compile(
    r"\s(?:\w+\s){0,3}?(?:zanjas?|huecos?|hoyos?|trincheras?|trench(?:es)?|ditch(?:es)?|holes?)\b"
)
