"""The verbs of protest, of roads and of news: Spanish by their vowel change, English by their forms."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a list written as one text."""
    return frozenset(text.split())


_REGULAR = (
    "prender agarrar robar denominar arder militarizar abandonar abarcar abastecer abordar abrir abusar "
    "acampar acabar acatar acceder acelerar aceptar acercar acompañar aconsejar activar actuar acudir "
    "acumular acusar adecuar adelantar adoptar advertir:ie afectar afirmar afrontar agilizar agitar agravar "
    "agolpar agredir agregar agrupar aguardar ahogar aislar alargar alcanzar alegar alejar alentar:ie alertar "
    "aliar alistar aliviar alojar alterar alternar alzar amanecer amarrar amenazar ampliar amplificar "
    "analizar andar anochecer anotar anular anunciar añadir apagar aparecer apedrear apelar aplazar "
    "aplicar apostar apoyar aprobar:ue aprovechar apurar armar arrancar arrastrar arreglar arremeter "
    "arrestar arriesgar arrojar articular ascender:ie asegurar asesinar asfixiar asistir asumir atacar "
    "atascar atender:ie atentar:ie aterrizar atorar atrapar atravesar:ie atribuir aumentar autorizar "
    "avanzar avalar averiguar avisar ayudar bailar bajar balear bastar batir bloquear boicotear borrar "
    "botar brindar otorgar conceder burlar buscar caer calcular calentar:ie calificar calmar callar cambiar caminar "
    "cancelar cantar capturar cargar causar celebrar cenar centrar cerrar:ie cesar chocar circular "
    "citar clamar clasificar clausurar cobrar coincidir colaborar colapsar colgar:ue colocar combatir "
    "comentar comenzar:ie cometer compartir competir:i complicar comprar comprender comprobar:ue "
    "comprometer comunicar concentrar conciliar concluir concretar concurrir condenar condicionar "
    "conducir confesar:ie confirmar confluir congelar congestionar congregar conocer conseguir:i "
    "considerar consistir constatar constituir construir consultar consumir contactar contar:ue "
    "contemplar contestar continuar contribuir controlar convencer conversar convertir:ie convocar "
    "coordinar corear corresponder corregir:i correr cortar costar:ue crear crecer creer criticar "
    "cruzar culminar culpar cumplir cubrir custodiar dañar dar debatir deber deberse decidir declarar "
    "decretar dedicar defender:ie dejar delegar demandar demorar demostrar:ue denegar:ie denunciar "
    "depender depositar derivar derogar derrumbar desabastecer desactivar desaparecer desarmar "
    "desarrollar desatar desbloquear desbordar descansar descartar descender:ie desconocer "
    "descongestionar describir desear desembarcar desempeñar desencadenar desfilar desistir desmantelar "
    "desmentir:ie desmontar desocupar despedir:i desalojar despejar despertar:ie desplazar desplegar:ie "
    "desplomar destacar destinar destituir destrozar destruir desviar detallar detectar deteriorar "
    "determinar detonar devolver:ue diagnosticar dialogar dictar dificultar difundir dilatar dirigir "
    "discutir disminuir disolver:ue disparar dispersar disputar distribuir dividir divulgar doblar "
    "donar durar duplicar echar efectuar ejecutar ejercer elaborar elegir:i elevar elevarse eliminar "
    "emboscar embestir:i emitir empezar:ie emplazar emprender empujar encabezar encadenar encarar "
    "encender:ie encerrar:ie encontrar:ue enfatizar enfrentar engañar enlazar enterar enterrar:ie "
    "entender:ie entorpecer entrar entregar entrevistar enviar equivocar errar escalar escapar escoltar "
    "escribir escuchar espantar esparcir esperar estacionar establecer estallar estancar estimar "
    "estudiar evacuar evaluar evitar evidenciar exceder excluir exhortar exigir existir expandir "
    "explicar explotar exportar expresar expulsar extender:ie fallar fallecer falsear faltar favorecer "
    "felicitar figurar fijar finalizar financiar firmar flexibilizar fluir formalizar formar formular "
    "forzar:ue fracasar frenar fugar fundar funcionar ganar garantizar gastar generar gestionar girar "
    "golpear gobernar:ie gozar grabar gritar guardar guiar habilitar hablar herir:ie honrar hostigar "
    "huir identificar ignorar igualar impactar impedir:i impulsar incautar incendiar incitar incluir "
    "incorporar incrementar incumplir incursionar indicar informar ingresar iniciar inmovilizar "
    "inscribir insistir inspeccionar instalar instar intensificar intentar intercambiar interrumpir "
    "interceptar inundar invadir investigar invitar invocar involucrar izar jalar juntar jurar "
    "justificar juramentar laborar lamentar lanzar leer lesionar levantar liberar liderar limitar limpiar "
    "llamar llegar llenar llevar llorar llover:ue lograr luchar mandar manejar manifestar:ie manipular "
    "marchar matar mediar mejorar mencionar mentir:ie merecer meter minimizar mirar modificar molestar "
    "montar morir:ue mostrar:ue motivar mover:ue movilizar multar multiplicar nacer narrar necesitar "
    "negar:ie negociar nombrar normalizar notar notificar obedecer obligar observar obstaculizar "
    "obstruir ocasionar ocupar ocurrir ofrecer olvidar omitir operar opinar optar ordenar organizar "
    "orientar originar pactar padecer pagar paralizar parar parecer participar partir pasar patrullar "
    "pedir:i pegar pelear penar pensar:ie perder:ie perecer permanecer permitir perseguir:i persistir "
    "perturbar pintar pisar planear planificar plantear plantar plegar:ie portar postergar posponerse "
    "practicar precisar preferir:ie preguntar preocupar preparar presentar presidir presionar prestar "
    "pretender prevalecer priorizar privar proceder proclamar programar prohibir prolongar prometer "
    "pronunciar promover:ue propagar proseguir:i proteger protestar protagonizar provocar publicar "
    "pugnar quedar quejar quemar quitar radicalizar ratificar aperturar reaperturar reabrir reaccionar reactivar realizar "
    "reanudar reaparecer recaer rechazar recibir reclamar recoger recomendar:ie recolectar reconocer "
    "reconstruir recordar:ue recorrer recrudecer recuperar recurrir redoblar reemplazar referir:ie "
    "reforzar:ue regir:i registrar regresar regular regularizar reiniciar reinstalar reiterar relatar "
    "remarcar remover:ue renunciar renovar:ue reparar repartir repeler repetir:i replegar:ie reportar "
    "representar reprimir reprogramar requerir:ie rescatar reservar resguardar residir resistir "
    "resolver:ue respaldar respetar responder responsabilizar restablecer restituir restringir resultar "
    "resumir retar retirar retomar retornar retrasar retroceder reunir revelar revertir:ie revisar "
    "revocar rodear romper saber saldar salir saltar saludar salvar sancionar saquear secuestrar "
    "seguir:i señalar sentar:ie sentir:ie separar servir:i sesionar significar simular situar sitiar "
    "sobrepasar sobrevivir solicitar solidarizar solucionar someter sonar:ue soltar:ue soportar "
    "sorprender sostenerse suceder sufrir sugerir:ie sumar superar supervisar suplicar surgir suscitar "
    "suscribir suspender sustentar sustituir tapar tardar temer terminar tirar tocar tomar trabajar "
    "trabar traicionar trancar tramitar transcurrir transferir:ie transitar transmitir trasladar "
    "traspasar tratar trazar triplicar ubicar unificar unir urgir usar utilizar vacunar varar vencer "
    "vender ver verificar vestir:i viajar vigilar vincular violar violentar visitar vivir volar:ue "
    "volcar:ue volver:ue votar vulnerar realinear instaurar estropear atropellar desplomarse disponerse "
    "normar bloquearse concientizar pernoctar velar tildar militar arribar zarpar navegar varear "
    "culpabilizar habitar recalcar subrayar acotar apuntar aseverar prever perdurar arreciar cundir "
    "apostarse arengar vociferar flamear ondear enrumbar enrumbarse bordear entablar reubicar "
    "enfrascarse escindir despachar embarcar desviarse quebrar:ie encargar cursar facultar posesionar "
    "verter:ie atrincherar parapetar parapetarse copar cercar tender:ie regar:ie desparramar apilar amontonar "
    "clavar soldar:ue cavar zanjar picar rajar podar talar derribar desmoronar incinerar chapar soltar "
    "jalonear forcejear ceder consentir:ie cancelarse repudiar desconvocar reconsiderar desistirse "
    "abstener levantarse acordonar contabilizar totalizar sumarse plegarse adherir:ie ratificarse "
    "secundar acoger agudizar endurecer impugnar fiscalizar apersonar comprobar fumigar baldear "
    "asfaltar ensanchar apoderar asaltar irrumpir penetrar sacar sellar taponear vandalizar crucificar "
    "acostar:ue recostar:ue parquear aparcar lacrar linchar pintarrajear tumbar peregrinar asediar acorralar "
    "apresar subir aprehender arrasar alambrar emplear excavar dormir:ue trenzar agarrar patear apalear adueñar "
)
#: Verbs whose own forms are told in `verbforms`, with those made of them.
_IRREGULAR = (
    "ser estar ir haber tener venir poner hacer decir traer poder querer dar mantener obtener detener "
    "retener contener sostener abstenerse intervenir prevenir convenir provenir disponer deponer "
    "imponer proponer suponer exponer oponer posponer componer reponer anteponer deshacer satisfacer "
    "contradecir atraer contraer sustraer producir reducir traducir introducir inducir reproducir caber "
    "valer oir acordar:ue "
)
SPANISH = (*_REGULAR.split(), *_IRREGULAR.split())

_ENGLISH_REGULAR = (
    "abandon abduct accept accompany accuse achieve act add address adjourn admit advance advise affect "
    "agree aim allow amass ambush amount announce answer appeal appear approach approve approximate "
    "argue arm arrest arrive ask assault assemble assert assist assure attack attempt attend avoid bar "
    "barricade base batter begin:began:begun believe block blockade board boycott break:broke:broken "
    "bring:brought:brought broadcast:broadcast:broadcast build:built:built burn call calm camp cancel "
    "capture carry cause cease chain chant charge chase choke choose:chose:chosen cite claim clash clear climb close "
    "collapse come:came:come command complain complete conclude condemn conduct confirm confront "
    "confuse congregate consider consist contact contain continue control converge convene cordon "
    "cost:cost:cost count cover crack create cripple cross crowd curtail cut:cut:cut damage "
    "deal:dealt:dealt decide declare decline defy delay delegate deliver demand demonstrate denounce "
    "deny depart depend deploy describe destroy detain deteriorate determine die disband discuss "
    "dismantle disperse disrupt dissolve divert divide document down draw:drew:drawn drive:drove:driven "
    "drop dump ease eat:ate:eaten eject elect emerge enable encounter end endanger endorse enforce "
    "engage enter erect escalate escape escort establish estimate evacuate evict exchange exist expand "
    "expect expel explain expire explode expose express extend face fail fall:fell:fallen fear "
    "feel:felt:felt fight:fought:fought file fill find:found:found finish fire flank flare "
    "flee:fled:fled flow follow force forbid:forbade:forbidden form free gather get:got:got "
    "give:gave:given go:went:gone grant grind:ground:ground grow:grew:grown guarantee guard halt hamper "
    "hand hang:hung:hung happen harass head hear:heard:heard help hinder hit:hit:hit hold:held:held "
    "hope host hurl hurt:hurt:hurt identify ignite impede impose improve include increase indicate "
    "inform injure insist inspect install instruct intend intensify intercept interrupt intervene "
    "invade invite involve issue jam join keep:kept:kept kidnap kill know:knew:known lack last launch "
    "lay:laid:laid lead:led:led leave:left:left let:let:let level lie lift light:lit:lit limit line "
    "link list litter live load lob loot lose:lost:lost maintain make:made:made manage march mass "
    "mean:meant:meant mediate meet:met:met mention mobilise mobilize monitor mount move murder name "
    "need negotiate normalise normalize note notify number obstruct obtain occupy occur offer open "
    "operate oppose order organise organize overrun:overran:overrun overturn paralyse paralyze park "
    "parade participate pass patrol pause pay:paid:paid pelt permit persuade persist pile place plan plead "
    "pledge police post postpone pour prepare present press pressure prevent proceed prohibit promise "
    "prompt prolong protect protest prove provide publish pull push put:put:put quit:quit:quit raid "
    "rally ram ransack reach react read:read:read readmit reappear reblock recall receive recommend "
    "recover redirect reduce refuse regain register reinforce reinstate reject release remain remove "
    "renew reopen repair repeat repel replace reply report repress request require reroute rescue "
    "reschedule resist resolve respond rest restart restore restrict result resume "
    "retake:retook:retaken retreat return reveal reverse revoke riot ripple rise:rose:risen roll "
    "run:ran:run sabotage save say:said:said scatter schedule scrap scuffle seal search see:saw:seen "
    "seek:sought:sought seem seize send:sent:sent serve set:set:set settle sever shelve shoot:shot:shot "
    "show:showed:shown shut:shut:shut sign signal silence sit:sat:sat slow snarl speak:spoke:spoken "
    "spill spread:spread:spread squat stage stall stand:stood:stood start stay steal:stole:stolen stem "
    "stick:stuck:stuck stone stop storm strand strew:strewed:strewn strike:struck:struck "
    "string:strung:strung struggle submit subside suffer suggest summon support surge surround suspend "
    "sustain take:took:taken talk target tear:tore:torn tell:told:told terminate test "
    "think:thought:thought threaten throw:threw:thrown tie topple torch total trap travel treat trickle "
    "trigger try turn unblock uncover understand:understood:understood unfold unite unload unroll urge "
    "use vacate vandalise vandalize verify view visit voice vote vow wait walk want warn watch weaken "
    "welcome widen win:won:won wind:wound:wound withdraw:withdrew:withdrawn withhold:withheld:withheld "
    "witness work worsen wound write:wrote:written yield relaunch reconvene rejoin picket idle hoist "
    "toss roar flood slam sweep:swept:swept smash stream sing:sang:sung pray mourn bury commemorate "
    "besiege encircle reclaim barge battle brawl burst:burst:burst clog dig:dug:dug drag "
    "fling:flung:flung trash wreck stretch trade kick beat:beat:beaten commandeer trample "
    "sleep:slept:slept weld lower round nab "
)
ENGLISH = tuple(dict.fromkeys(_ENGLISH_REGULAR.split()))
#: English verbs that double their last letter.
DOUBLING = frozenset(
    [
        "admit",
        "bar",
        "cancel",
        "clog",
        "cut",
        "drag",
        "drop",
        "expel",
        "flow",
        "get",
        "grab",
        "hit",
        "jam",
        "kidnap",
        "nab",
        "let",
        "occur",
        "patrol",
        "permit",
        "plan",
        "put",
        "quit",
        "ram",
        "regain",
        "repel",
        "run",
        "scrap",
        "set",
        "shut",
        "sit",
        "slam",
        "stem",
        "stop",
        "strip",
        "submit",
        "trap",
        "travel",
        "level",
        "signal",
        "forbid",
        "rebel",
        "win",
        "begin",
    ]
) - {"flow", "regain", "level", "signal"}
#: Words that are forms of a verb, but in reports nearly always something else.
NO_VERBS = words(
    "costo costos gasto gastos "
    "publica publicas "
    "una hacia salida salidas estado tear talara canta ate entrada pago am debido pasadas sentidos fluido motivo de "
    "den para paras como parte partes sobre entre este esta cerca nada mesa casa obra base bases media "
    "medio saldo lima calle calles era marco cargo causa causas punto puntos cara dano danos seguro "
    "cruce cruces viaje viajes lado mando trabajo trabajos cita nota ayuda falta mira dado dada dicho "
    "dicha dichos dichas pesar diario salvo bajo morado visto vista pasado pasada pasados vino vinos "
    "podar sitio trato recurso hecho hechos herido heridos herida heridas muerto muertos puesto puestos "
    "suelo sueldo peso regional costa cuesta cuestas cuenta cuentas toca trata via vias servicio "
    "publica publico servicios partido partidos acusado junta juntas grupo mina planta plantas planton camino caminos "
    "baja alta prueba pruebas mercado mercados oficio oficios militar militares velas vela tire lista "
    "listas grave armada armado armadas bastante durante mediante importante comprometido gira caso "
    "mitad delante contra uniforme firme limite cobre nombre norte frente puente oriente corriente "
    "restante carga pena penas huelga paro usos uso abuso nuevo viva tarde multa multas debate debates "
    "busca evening morning during building buildings being meeting meetings including following "
    "according regarding concerning pending nothing something anything everything number numbers people "
    "place places line lines list post posts police hand hands face faces head heads down level order "
    "orders house state states part parts mean means second use uses case view work works fire fires "
    "light lights water cost costs matter minute minutes mine mines plant plants bar bars board boards "
    "camp camps crowd crowds deal deals downs document documents form forms force forces guard guards "
    "stem test rest result results name names note notes need tires tyre tyres mass stone stones lay "
    "last live lives target targets voice issue issues witness witnesses patrols signal signals string total "
    "host hosts file files load loads roar flood wind winds picket pickets free clear open idle stream "
    "article given "
)
#: Forms that are the name of what is done as well: verbs only where the words around leave no other reading.
HOMOGRAPHS = words(
    "transito desalojo saqueo incendio levanto delays run bloqueo paro cierre toma marcha protesta "
    "corte quema anuncio acuerdo inicio ingreso llamado reclamo retiro cese pase paso rechazo apoyo "
    "levante aviso reporte informe registro demanda denuncia reforma lucha caida ataque choque control "
    "block blocks march marches strike strikes protest protests blockade blockades demand demands rally "
    "clash clashes riot riots arrest arrests plan plans call calls claim claims attack attacks report "
    "reports stage start end request hold lift supply support delay talk talks walk "
)
#: What follows one of these is a noun and no verb that has a person.
BEFORE_NOUN = words(
    "limpieza segunda tercera cuarta quinta masiva multitudinaria pacifica grandes "
    "el un una del al su sus este esta ese esa dicho dicha nuestro nuestra primer primera segundo "
    "tercer gran nuevo nueva cada otro otra la los las lo de en por sin con ante bajo contra desde "
    "entre hacia hasta sobre tras durante segun mas algun ningun cualquier mi tu the a an this these "
    "those his her its their our my your of in on at by for from into over under during against between "
    "near after before no any each every some several many two three four five new another national "
    "general indefinite regional first second third hour day "
)
#: What may stand between the parts of one verb: "no se ha aún restablecido".
INSIDE = words(
    "ya aun todavia tambien nuevamente siempre hoy ayer anoche manana se me nos le les lo la los las "
    "solo casi asi now also still already just all both even currently then only yet again since monday "
    "tuesday wednesday thursday friday saturday sunday yesterday "
)
